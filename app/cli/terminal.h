// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <chrono>
#include <nlohmann/json_fwd.hpp>

namespace fovea {

/// Exit statuses of every verb.
enum ExitStatus { ExitDone = 0, ExitCouldNot = 1, ExitUsage = 2 };

/// What goes to the terminal here is cleaned of controls and marks of direction (app/clean_text.h).
/// A line of UTF-8 on standard output, written at once.
void printLine(const QString& line);
/// One JSON object on a line of its own.
void printJson(const nlohmann::ordered_json& object);
/// The same for objects that may come by the thousand a second, as text: written within `latestFlush` of the last
/// one, or with the next line after that; waking the reader for each would hold the work up.
void printJsonSoon(const std::string& object);
inline constexpr std::chrono::milliseconds latestFlush{50};
/// Writes what printJsonSoon held back, before work that prints nothing for a while.
void flushJson();
/// Writes what is held back and tells of what could not be written, a reader who has gone apart. Gives the exit status
/// that becomes of `status`.
int finishOutput(int status);
/// Rows of equally many cells as a table: the first `leftColumns` columns flush left, the others flush right.
void printAligned(const QList<QStringList>& rows, int leftColumns);
/// A sentence on standard error; erases a progress line that stands there.
void printError(const QString& sentence);

/// True where standard output is a terminal, on which a line can be rewritten.
bool onTerminal();

/// A line at the bottom of the terminal that is rewritten in place. Does nothing elsewhere.
class ProgressLine {
public:
    ~ProgressLine() { clear(); }
    void show(const QString& text);
    void clear();

private:
    bool shown_ = false;
};

/// "[██████▌     ]" for a share in [0, 1], `cells` wide.
QString bar(double share, int cells);
/// "1:02:03" or "4:05".
QString durationText(double seconds);
/// "61.2%".
QString plainPercent(double share);

}  // namespace fovea
