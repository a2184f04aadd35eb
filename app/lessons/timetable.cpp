// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/timetable.h"

#include <QCoreApplication>
#include <QTextDocument>
#include <algorithm>

#include "app/lessons/lesson_library.h"
#include "app/lessons/paper.h"

namespace fovea {
namespace {

struct Timetable {
    Q_DECLARE_TR_FUNCTIONS(fovea::Timetable)
};

int totalOf(const std::vector<TimetableRow>& rows) {
    int total = 0;
    for (const TimetableRow& row : rows) total += row.minutes;
    return total;
}

/// A row of the table; a session's first has a line above it.
QString htmlRow(const QStringList& cells, const char* element, const char* style) {
    QString row = QStringLiteral("<tr>");
    for (qsizetype column = 0; column < cells.size(); ++column)
        row += QStringLiteral("<%1 align='%2' style='%3 padding: 3px 8px;'>%4</%1>")
                   .arg(QLatin1String(element),
                        column == 2 || column == 3 ? QStringLiteral("left") : QStringLiteral("right"),
                        QLatin1String(style), cells[column].toHtmlEscaped());
    return row + QStringLiteral("</tr>");
}

}  // namespace

std::vector<TimetableRow> timetable(const std::string& language, const TimetablePlan& plan) {
    const auto& lessons = builtInLessons();
    std::vector<int> minutes;
    for (const Lesson& lesson : lessons) {
        const auto own = plan.minutes.find(lesson.number);
        minutes.push_back(own != plan.minutes.end() ? own->second : lessonMinutes(lesson));
    }
    std::vector<TimetableRow> rows;
    const auto sessions = sessionsOf(minutes, plan.sessionMinutes);
    for (std::size_t session = 0; session < sessions.size(); ++session)
        for (const std::size_t i : sessions[session])
            rows.push_back({static_cast<int>(session) + 1, &lessons[i],
                            QString::fromStdString(wordsOf(lessons[i], language).title), minutes[i],
                            lessons[i].minutes == 0 && !plan.minutes.contains(lessons[i].number)});
    return rows;
}

QStringList timetableHead() {
    return {Timetable::tr("Session"), Timetable::tr("Lesson"), Timetable::tr("Title"), Timetable::tr("Slides"),
            Timetable::tr("Minutes")};
}

QStringList timetableCells(const TimetableRow& row) {
    return {QString::number(row.session), QString::number(row.lesson->number), row.title,
            QString::fromStdString(row.lesson->slides), QString::number(row.minutes)};
}

QString timetableNote(const std::vector<TimetableRow>& rows) {
    const QString total = Timetable::tr("In all: %1 minutes.").arg(totalOf(rows));
    if (std::ranges::none_of(rows, &TimetableRow::estimated)) return total;
    return Timetable::tr(
               "Minutes are estimates of reading (150 words a minute) and of the tasks (1 for a prediction or an "
               "open question, 1.5 for a state to reach, 0.5 for a choice) unless they were given; nobody was "
               "timed.") +
           QChar(u' ') + total;
}

QByteArray timetablePdf(const std::vector<TimetableRow>& rows, int sessionMinutes) {
    const QString title = Timetable::tr("Timetable: sessions of %1 minutes").arg(sessionMinutes);
    QString html = QStringLiteral("<h2>%1</h2><table width='100%' cellspacing='0'><thead>%2</thead>")
                       .arg(title.toHtmlEscaped(), htmlRow(timetableHead(), "th", "border-bottom: 1px solid black;"));
    int session = 0;
    for (const TimetableRow& row : rows) {
        QStringList cells = timetableCells(row);
        const bool first = row.session != session;
        if (!first) cells.front().clear();
        session = row.session;
        html += htmlRow(cells, "td", first ? "border-top: 1px solid #999;" : "");
    }
    html += QStringLiteral("</table><p>%1</p>").arg(timetableNote(rows).toHtmlEscaped());
    return onPaper(title, [&](QTextDocument& document) { document.setHtml(html); });
}

}  // namespace fovea
