// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCollator>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <span>

#include "app/cli/lesson_argument.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/lessons/handout.h"
#include "app/lessons/lesson_library.h"
#include "app/lessons/lesson_text.h"
#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "core/exchange/atomic_file.h"
#include "core/json.h"
#include "core/lessons/lesson_time.h"

namespace fovea {
namespace {

struct LessonVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::LessonVerb)
};

QString languageOf(const ParsedArguments& arguments) {
    const QString wanted = arguments.text(QStringLiteral("--lang"));
    return wanted.isEmpty() ? QString::fromStdString(lessonLanguage()) : wanted;
}

QString numberOf(const Lesson& lesson) {
    return lesson.number > 0 ? QString::number(lesson.number) : QStringLiteral("-");
}

int listLessons(const ParsedArguments& arguments) {
    QList<QStringList> rows;
    for (const Lesson& lesson : builtInLessons())
        rows.append({numberOf(lesson), QString::fromStdString(lesson.id),
                     QString::fromStdString(wordsOf(lesson, languageOf(arguments).toStdString()).title)});
    printAligned(rows, 3);
    return ExitDone;
}

/// Its words as they stand in the file, tasks included.
int showLesson(const ParsedArguments& arguments) {
    const auto lesson = resolveLesson(arguments.positional.value(1));
    if (const auto* sentence = std::get_if<QString>(&lesson)) {
        printError(*sentence);
        return ExitCouldNot;
    }
    const auto& shown = std::get<Lesson>(lesson);
    const LessonWords& words = wordsOf(shown, languageOf(arguments).toStdString());
    printLine(
        QStringLiteral("# %1\n\n%2").arg(QString::fromStdString(words.title), QString::fromStdString(words.text)));
    if (!words.note.empty())
        printLine(
            QStringLiteral("\n## %1\n\n%2").arg(LessonVerb::tr("Lecture note"), QString::fromStdString(words.note)));
    int number = 0;
    for (const Task& task : shown.tasks) {
        const TaskWords& own = words.tasks.at(task.id);
        printLine(QStringLiteral("\n## %1. %2").arg(++number).arg(QString::fromStdString(own.task)));
        for (const std::string& option : task.options)
            printLine(QStringLiteral("- %1").arg(QString::fromStdString(own.options.at(option))));
    }
    for (const std::string& reference : shown.references)
        printLine(QStringLiteral("\n%1").arg(QString::fromStdString(reference)));
    return ExitDone;
}

struct Tally {
    int passed = 0;
    int failed = 0;
};

/// Sets the bench to each golden value's state and reads the number that the lecture gives.
void checkLesson(const Lesson& lesson, Tally& tally) {
    const BenchKind* kind = findBench(lesson.bench);
    if (kind == nullptr) return;
    for (const GoldenValue& golden : lesson.golden) {
        Bench bench(*kind);
        bench.set(lesson.beginning);
        bench.set(golden.state);
        const BenchValue* found = bench.value(golden.reading);
        if (found != nullptr && same(*found, golden.value, golden.within)) {
            ++tally.passed;
            continue;
        }
        ++tally.failed;
        const Condition wanted{.fact = golden.reading, .value = golden.value, .within = golden.within};
        Facts facts = bench.fields();
        facts.insert(bench.readings().begin(), bench.readings().end());
        printError(QStringLiteral("%1: %2").arg(QString::fromStdString(lesson.id), unmetText(wanted, facts, kind)));
    }
}

int checkLessons(const ParsedArguments& arguments) {
    Tally tally;
    QStringList names = arguments.positional.mid(1);
    if (names.isEmpty())
        for (const Lesson& lesson : builtInLessons()) names << QString::fromStdString(lesson.id);
    for (const QString& name : names) {
        const auto lesson = resolveLesson(name);
        if (const auto* sentence = std::get_if<QString>(&lesson)) {
            printError(*sentence);
            return ExitCouldNot;
        }
        checkLesson(std::get<Lesson>(lesson), tally);
    }
    printLine(LessonVerb::tr("%1 passed, %2 failed").arg(tally.passed).arg(tally.failed));
    return tally.failed == 0 ? ExitDone : ExitCouldNot;
}

/// A PDF for the class, with or without what is to be found out.
int printLesson(const ParsedArguments& arguments) {
    const auto lesson = resolveLesson(arguments.positional.value(1));
    if (const auto* sentence = std::get_if<QString>(&lesson)) {
        printError(*sentence);
        return ExitCouldNot;
    }
    const QString out = arguments.text(QStringLiteral("--out"));
    if (const auto problem = targetProblem(out, TargetKind::Picture, {arguments.positional.value(1)}, arguments)) {
        printError(*problem);
        return ExitCouldNot;
    }
    const QByteArray pdf = handoutPdf(std::get<Lesson>(lesson), languageOf(arguments).toStdString(),
                                      arguments.has(QStringLiteral("--answers")));
    const auto bytes = std::as_bytes(std::span(pdf.constData(), static_cast<std::size_t>(pdf.size())));
    if (const auto written = writeFileAtomically(out.toStdString(), bytes); !written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    printLine(LessonVerb::tr("Wrote “%1”.").arg(out));
    return ExitDone;
}

/// English and Vietnamese, sorted by the language that is spoken.
int listTerms(const ParsedArguments& arguments) {
    QFile file(QStringLiteral(":/glossary.json"));
    file.open(QIODevice::ReadOnly);
    const auto glossary = nlohmann::json::parse(file.readAll().toStdString());
    const bool english = languageOf(arguments) == QStringLiteral("en");
    QList<QStringList> rows;
    for (const auto& term : glossary)
        rows.append({QString::fromStdString(term.at(english ? "en" : "vi").get<std::string>()),
                     QString::fromStdString(term.at(english ? "vi" : "en").get<std::string>())});
    const QCollator order{QLocale(languageOf(arguments))};
    std::ranges::sort(rows, [&](const QStringList& a, const QStringList& b) { return order(a.front(), b.front()); });
    printAligned(rows, 2);
    return ExitDone;
}

/// One line of the timetable.
struct TimetableRow {
    int session = 0;
    const Lesson* lesson = nullptr;
    QString title;
    int minutes = 0;
};

std::vector<TimetableRow> timetableIn(const std::string& language) {
    const auto& lessons = builtInLessons();
    std::vector<int> minutes;
    for (const Lesson& lesson : lessons) minutes.push_back(lessonMinutes(lesson));
    std::vector<TimetableRow> rows;
    const auto sessions = sessionsOf(minutes, usualSessionMinutes);
    for (std::size_t session = 0; session < sessions.size(); ++session)
        for (const std::size_t i : sessions[session])
            rows.push_back({static_cast<int>(session) + 1, &lessons[i],
                            QString::fromStdString(wordsOf(lessons[i], language).title), minutes[i]});
    return rows;
}

void printTimetableJson(const std::vector<TimetableRow>& rows) {
    nlohmann::ordered_json lessons = nlohmann::ordered_json::array();
    for (const TimetableRow& row : rows)
        lessons.push_back({{"session", row.session},
                           {"lesson", row.lesson->number},
                           {"id", row.lesson->id},
                           {"title", row.title.toStdString()},
                           {"slides", row.lesson->slides},
                           {"minutes", row.minutes},
                           {"estimated", row.lesson->minutes == 0}});
    printJson({{"session_minutes", usualSessionMinutes}, {"lessons", std::move(lessons)}});
}

/// Lessons by sessions of 90 minutes, with minutes and slides: for whoever plans a lecture.
int printTimetable(const ParsedArguments& arguments) {
    const auto rows = timetableIn(languageOf(arguments).toStdString());
    if (arguments.has(QStringLiteral("--json"))) {
        printTimetableJson(rows);
        return ExitDone;
    }
    const QStringList head{LessonVerb::tr("Session"), LessonVerb::tr("Lesson"), LessonVerb::tr("Title"),
                           LessonVerb::tr("Slides"), LessonVerb::tr("Minutes")};
    QList<QStringList> lines{head};
    int total = 0;
    for (const TimetableRow& row : rows) {
        lines.append({QString::number(row.session), numberOf(*row.lesson), row.title,
                      QString::fromStdString(row.lesson->slides), QString::number(row.minutes)});
        total += row.minutes;
    }
    const QString how =
        LessonVerb::tr(
            "Minutes are estimates of reading (150 words a minute) and of the tasks (1 for a prediction or an open "
            "question, 1.5 for a state to reach, 0.5 for a choice) unless a lesson gives its own; nobody was "
            "timed. In all: %1 minutes.")
            .arg(total);
    if (!arguments.has(QStringLiteral("--markdown"))) {
        printAligned(lines, static_cast<int>(head.size()));
        printLine(how);
        return ExitDone;
    }
    lines.insert(1, QStringList{QStringLiteral("---:"), QStringLiteral("---:"), QStringLiteral("---"),
                                QStringLiteral("---"), QStringLiteral("---:")});
    for (const QStringList& line : lines) printLine(QStringLiteral("| %1 |").arg(line.join(QStringLiteral(" | "))));
    printLine(QStringLiteral("\n") + how);
    return ExitDone;
}

int runLesson(const ParsedArguments& arguments) {
    const QString what = arguments.positional.front();
    if (what == QStringLiteral("glossary")) return listTerms(arguments);
    if (what == QStringLiteral("timetable")) return printTimetable(arguments);
    if (what == QStringLiteral("list")) return listLessons(arguments);
    if (what == QStringLiteral("check")) return checkLessons(arguments);
    if (what == QStringLiteral("show") && arguments.positional.size() == 2) return showLesson(arguments);
    if (what == QStringLiteral("print") && arguments.positional.size() == 2 && arguments.has(QStringLiteral("--out")))
        return printLesson(arguments);
    if (what == QStringLiteral("print")) {
        printError(LessonVerb::tr("Which lesson, and where to? “fovea lesson print 3 --out lesson.pdf” prints one."));
        return ExitUsage;
    }
    printError(what == QStringLiteral("show")
                   ? LessonVerb::tr("Which lesson? “fovea lesson list” names them.")
                   : LessonVerb::tr("“fovea lesson” does list, timetable, show, check, print and glossary, not “%1”.")
                         .arg(what));
    return ExitUsage;
}

}  // namespace

std::variant<Lesson, QString> resolveLesson(const QString& name) {
    if (const Lesson* known = findLesson(name)) return *known;
    if (!QFileInfo::exists(name)) {
        QStringList ids;
        for (const Lesson& lesson : builtInLessons()) ids << QString::fromStdString(lesson.id);
        return LessonVerb::tr("There is no lesson “%1”. Known are %2; or give a folder or a zip.")
            .arg(name, ids.join(QStringLiteral(", ")));
    }
    const auto files = lessonFilesAt(name);
    if (!files) return errorText(files.error());
    auto lesson = readLesson(*files);
    if (const auto* problem = std::get_if<LessonProblem>(&lesson))
        return LessonVerb::tr("“%1” is no lesson. %2").arg(name, lessonProblemText(*problem));
    return std::get<Lesson>(std::move(lesson));
}

Verb lessonVerb() {
    return {
        {.verb = QStringLiteral("lesson"),
         .synopsis = QStringLiteral(
             "list | timetable [--markdown|--json] | show LESSON | check [LESSON…] | print LESSON --out FILE.pdf [--answers] [--force] | glossary [--lang en|vi]"),
         .leastPositional = 1,
         .mostPositional = 64,
         .options = {{.name = QStringLiteral("--lang"),
                      .kind = OptionRule::Kind::Choice,
                      .choices = {QStringLiteral("en"), QStringLiteral("vi")}},
                     {.name = QStringLiteral("--out"), .kind = OptionRule::Kind::Text},
                     {.name = QStringLiteral("--answers")},
                     {.name = QStringLiteral("--markdown")},
                     {.name = QStringLiteral("--json")},
                     forceRule()}},
        LessonVerb::tr(
            "lists the lessons, shows or prints one, or checks that their benches show the lecture's numbers"),
        runLesson};
}

}  // namespace fovea
