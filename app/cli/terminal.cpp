// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "app/clean_text.h"
#include "core/exchange/atomic_file.h"
#include "core/json.h"

namespace fovea {
namespace {

struct TerminalText {
    Q_DECLARE_TR_FUNCTIONS(fovea::TerminalText)
};

int terminalColumns() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

int outputError = 0;  ///< the first one

void noteUnless(bool written) {
    if (!written && outputError == 0) outputError = errno;
}

void writeLine(std::string_view line) {
    noteUnless(std::fwrite(line.data(), 1, line.size(), stdout) == line.size());
    noteUnless(std::fputc('\n', stdout) != EOF);
}

void flushLines() { noteUnless(std::fflush(stdout) == 0); }

}  // namespace

void printLine(const QString& line) {
    writeLine(cleanLines(line).toStdString());
    flushLines();
}

void printJson(const nlohmann::ordered_json& object) {
    // Bytes that are no UTF-8, as file names may hold, are replaced rather than thrown at the user.
    writeLine(cleanJson(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
    flushLines();
}

void printJsonSoon(const std::string& object) {
    static std::chrono::steady_clock::time_point flushed;
    writeLine(cleanJson(object));
    const auto now = std::chrono::steady_clock::now();
    if (now - flushed < latestFlush) return;
    flushLines();
    flushed = now;
}

void flushJson() { flushLines(); }

int finishOutput(int status) {
    flushLines();
    if (outputError == 0 || outputError == EPIPE) return status;
    printError(TerminalText::tr("The output could not be written: %1. It is not complete.")
                   .arg(QString::fromStdString(reasonOf(outputError))));
    return status == ExitDone ? ExitCouldNot : status;
}

void printAligned(const QList<QStringList>& table, int leftColumns) {
    QList<QStringList> rows = table;
    for (QStringList& row : rows)
        for (QString& cell : row) cell = cleanLine(cell);
    QList<qsizetype> widths(rows.isEmpty() ? 0 : rows.front().size(), 0);
    for (const QStringList& row : rows)
        for (qsizetype i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i < leftColumns ? row[i].leftJustified(widths[i] + 2)
                                    : row[i].rightJustified(widths[i]) + QStringLiteral("  ");
        printLine(line.trimmed());
    }
}

void printError(const QString& sentence) {
    const QByteArray bytes = "fovea: " + cleanLines(sentence).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

bool onTerminal() { return isatty(STDOUT_FILENO) == 1; }

void ProgressLine::show(const QString& text) {
    if (!onTerminal()) return;
    const QByteArray bytes = "\r\x1b[2K" + cleanLine(text.left(terminalColumns() - 1)).toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
    shown_ = true;
}

void ProgressLine::clear() {
    if (!shown_) return;
    std::fputs("\r\x1b[2K", stdout);
    std::fflush(stdout);
    shown_ = false;
}

QString bar(double share, int cells) {
    const double filled = std::clamp(share, 0.0, 1.0) * cells;
    const int whole = static_cast<int>(filled);
    const int eighths = static_cast<int>((filled - whole) * 8);
    QString text = QString(whole, QChar(u'█'));
    if (whole < cells && eighths > 0) text += QChar(static_cast<char16_t>(u'█' + (8 - eighths)));
    return QChar(u'[') + text.leftJustified(cells) + QChar(u']');
}

QString durationText(double seconds) {
    const auto whole = static_cast<qint64>(std::isfinite(seconds) ? std::max(0.0, std::round(seconds)) : 0.0);
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QChar(u'0')); };
    if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
}

QString plainPercent(double share) { return QString::number(share * 100, 'f', 1) + QChar(u'%'); }

}  // namespace fovea
