// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCollator>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <span>

#include "app/cli/lesson_argument.h"
#include "app/cli/lesson_check.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/lessons/handout.h"
#include "app/lessons/lesson_library.h"
#include "app/lessons/lesson_text.h"
#include "app/lessons/timetable.h"
#include "app/window/language.h"
#include "core/exchange/atomic_file.h"
#include "core/json.h"

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

/// Writes what `make` gives to --out.
int writePdf(const ParsedArguments& arguments, const QStringList& sources, const std::function<QByteArray()>& make) {
    const QString out = arguments.text(QStringLiteral("--out"));
    if (const auto problem = targetProblem(out, TargetKind::Picture, sources, arguments)) {
        printError(*problem);
        return ExitCouldNot;
    }
    const QByteArray pdf = make();
    const auto bytes = std::as_bytes(std::span(pdf.constData(), static_cast<std::size_t>(pdf.size())));
    if (const auto written = writeFileAtomically(out.toStdString(), bytes); !written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    printLine(LessonVerb::tr("Wrote “%1”.").arg(out));
    return ExitDone;
}

/// For the class, with or without what is to be found out.
int printLesson(const ParsedArguments& arguments) {
    const auto lesson = resolveLesson(arguments.positional.value(1));
    if (const auto* sentence = std::get_if<QString>(&lesson)) {
        printError(*sentence);
        return ExitCouldNot;
    }
    return writePdf(arguments, {arguments.positional.value(1)}, [&] {
        return handoutPdf(std::get<Lesson>(lesson), languageOf(arguments).toStdString(),
                          arguments.has(QStringLiteral("--answers")));
    });
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

void printTimetableJson(const std::vector<TimetableRow>& rows, int sessionMinutes) {
    nlohmann::ordered_json lessons = nlohmann::ordered_json::array();
    for (const TimetableRow& row : rows)
        lessons.push_back({{"session", row.session},
                           {"lesson", row.lesson->number},
                           {"id", row.lesson->id},
                           {"title", row.title.toStdString()},
                           {"slides", row.lesson->slides},
                           {"minutes", row.minutes},
                           {"estimated", row.estimated}});
    printJson({{"session_minutes", sessionMinutes}, {"lessons", std::move(lessons)}});
}

/// "3=20,8=35": lesson 3 takes 20 minutes. Nothing for anything else, a lesson that is named twice among it.
std::optional<std::map<int, int>> parseMinutes(const QString& text) {
    constexpr int most = 600;
    std::map<int, int> minutes;
    for (const QString& part : text.split(u',')) {
        const QStringList pair = part.split(u'=');
        bool isNumber = false;
        bool isTime = false;
        const int number = pair.value(0).toInt(&isNumber);
        const int time = pair.value(1).toInt(&isTime);
        const bool known =
            std::ranges::any_of(builtInLessons(), [&](const auto& each) { return each.number == number; });
        if (pair.size() != 2 || !isNumber || !isTime || !known || time < 1 || time > most) return {};
        if (!minutes.emplace(number, time).second) return {};
    }
    return minutes;
}

void printTimetableLines(const std::vector<TimetableRow>& rows, bool asMarkdown) {
    QList<QStringList> lines{timetableHead()};
    for (const TimetableRow& row : rows) lines.append(timetableCells(row));
    if (!asMarkdown) {
        printAligned(lines, static_cast<int>(lines.front().size()));
        printLine(timetableNote(rows));
        return;
    }
    lines.insert(1, QStringList{QStringLiteral("---:"), QStringLiteral("---:"), QStringLiteral("---"),
                                QStringLiteral("---"), QStringLiteral("---:")});
    for (const QStringList& line : lines) printLine(QStringLiteral("| %1 |").arg(line.join(QStringLiteral(" | "))));
    printLine(QStringLiteral("\n") + timetableNote(rows));
}

/// Lessons by sessions, with minutes and slides: for whoever plans a lecture.
int printTimetable(const ParsedArguments& arguments) {
    const auto forms = {QStringLiteral("--out"), QStringLiteral("--json"), QStringLiteral("--markdown")};
    if (std::ranges::count_if(forms, [&](const QString& form) { return arguments.has(form); }) > 1) {
        printError(LessonVerb::tr("“--out” writes a PDF, “--json” and “--markdown” print: give one of them."));
        return ExitUsage;
    }
    TimetablePlan plan;
    plan.sessionMinutes = static_cast<int>(arguments.whole(QStringLiteral("--session")).value_or(usualSessionMinutes));
    const auto minutes = arguments.has(QStringLiteral("--minutes"))
                             ? parseMinutes(arguments.text(QStringLiteral("--minutes")))
                             : std::map<int, int>();
    if (!minutes) {
        printError(LessonVerb::tr("“%1” are no minutes. “--minutes 3=20,8=35” gives lesson 3 twenty and lesson 8 "
                                  "thirty-five, of 1 to 600.")
                       .arg(arguments.text(QStringLiteral("--minutes"))));
        return ExitUsage;
    }
    plan.minutes = *minutes;
    const auto rows = timetable(languageOf(arguments).toStdString(), plan);
    if (arguments.has(QStringLiteral("--out")))
        return writePdf(arguments, {}, [&] { return timetablePdf(rows, plan.sessionMinutes); });
    if (arguments.has(QStringLiteral("--json")))
        printTimetableJson(rows, plan.sessionMinutes);
    else
        printTimetableLines(rows, arguments.has(QStringLiteral("--markdown")));
    return ExitDone;
}

int runLesson(const ParsedArguments& arguments) {
    if (arguments.has(QStringLiteral("--lang"))) loadLanguage(arguments.text(QStringLiteral("--lang")));
    const QString what = arguments.positional.front();
    const bool isSlow = arguments.has(QStringLiteral("--slow"));
    if ((isSlow && what != QStringLiteral("check")) || (arguments.has(QStringLiteral("--threads")) && !isSlow)) {
        printError(LessonVerb::tr("--slow goes with “fovea lesson check”, and --threads with --slow."));
        return ExitUsage;
    }
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
             "list | timetable [--session 90] [--minutes 3=20,…] [--markdown|--json|--out FILE.pdf] | show LESSON | check [LESSON…] [--slow [--threads N]] | print LESSON --out FILE.pdf [--answers] [--force] | glossary [--lang en|vi]"),
         .leastPositional = 1,
         .mostPositional = 64,
         .options =
             {{.name = QStringLiteral("--lang"),
               .kind = OptionRule::Kind::Choice,
               .choices = {QStringLiteral("en"), QStringLiteral("vi")}},
              {.name = QStringLiteral("--out"), .kind = OptionRule::Kind::Text},
              {.name = QStringLiteral("--answers")},
              {.name = QStringLiteral("--markdown")},
              {.name = QStringLiteral("--session"), .kind = OptionRule::Kind::Whole, .smallest = 10, .largest = 600},
              {.name = QStringLiteral("--minutes"), .kind = OptionRule::Kind::Text},
              {.name = QStringLiteral("--slow")},
              {.name = QStringLiteral("--threads"), .kind = OptionRule::Kind::Whole, .smallest = 1, .largest = 1024},
              {.name = QStringLiteral("--json")},
              forceRule()}},
        LessonVerb::tr(
            "lists the lessons, shows or prints one, or checks that their benches show the lecture's numbers; --slow trains what they claim of CIFAR-10 and MNIST"),
        runLesson};
}

}  // namespace fovea
