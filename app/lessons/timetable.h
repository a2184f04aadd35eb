// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <map>
#include <string>
#include <vector>

#include "core/lessons/lesson.h"
#include "core/lessons/lesson_time.h"

namespace fovea {

/// A lesson of the lecture in the session that it falls into.
struct TimetableRow {
    int session = 0;  ///< from 1
    const Lesson* lesson = nullptr;
    QString title;
    int minutes = 0;
    bool estimated = true;  ///< neither the lesson nor the lecturer says them
};

/// What a lecturer says otherwise.
struct TimetablePlan {
    int sessionMinutes = usualSessionMinutes;
    std::map<int, int> minutes;  ///< by a lesson's number
};

/// The lessons that come with the program, with titles in this language.
std::vector<TimetableRow> timetable(const std::string& language, const TimetablePlan& plan = {});
/// The columns' heads.
QStringList timetableHead();
QStringList timetableCells(const TimetableRow& row);
/// How the minutes came about, and how many there are in all.
QString timetableNote(const std::vector<TimetableRow>& rows);
QByteArray timetablePdf(const std::vector<TimetableRow>& rows, int sessionMinutes);

}  // namespace fovea
