// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/handout.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QTextDocument>
#include <algorithm>
#include <cstddef>
#include <variant>

#include "app/lessons/paper.h"
#include "core/benches/bench_table.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"
#include "widgets/formula/lesson_text.h"

namespace fovea {
namespace {

struct Handout {
    Q_DECLARE_TR_FUNCTIONS(fovea::Handout)
};

constexpr std::size_t mostFields = 7;    // of a bench, in a line
constexpr std::size_t mostNumbers = 24;  // of a field

QString text(const std::string& words) { return QString::fromStdString(words); }

/// "[1 2; 3 4]"; a single number stands alone.
QString rowsText(const Matrix& matrix) {
    QStringList rows;
    for (int row = 0; row < matrix.rows; ++row) {
        QStringList numbers;
        for (int column = 0; column < matrix.columns; ++column) numbers << benchNumber(matrix.at(row, column));
        rows << numbers.join(QChar(u' '));
    }
    return matrix.isNumber() ? rows.front() : QStringLiteral("[%1]").arg(rows.join(QStringLiteral("; ")));
}

/// What stands on the bench when the task begins, where it is little enough for a line; of many fields, those of its step.
QString benchLine(const Lesson& lesson, const Task& task) {
    const BenchKind* kind = findBench(lesson.bench);
    if (kind == nullptr || task.subject != TaskSubject::Bench) return {};
    const auto step = std::ranges::find(lesson.steps, task.step, &LessonStep::id);
    const bool hasStep = step != lesson.steps.end();
    BenchState state = hasStep ? *stateAt(lesson, task.step) : lesson.beginning;
    if (hasStep && state.size() > mostFields) state = step->state;
    QStringList parts;
    for (const auto& [name, value] : state) {
        const auto* matrix = std::get_if<Matrix>(&value);
        if (name == kind->step || (matrix != nullptr && matrix->values.size() > mostNumbers)) continue;
        parts << QStringLiteral("%1: %2").arg(
            benchName(*kind, name), matrix != nullptr ? rowsText(*matrix) : benchChoice(std::get<std::string>(value)));
    }
    return parts.size() > int(mostFields) ? QString() : parts.join(QStringLiteral(" · "));
}

/// A task as a numbered paragraph with what the bench shows, its options, and room for an answer or the answer.
QString taskMarkdown(const Lesson& lesson, const Task& task, const TaskWords& words, int number, bool withAnswers) {
    const QString lineBreak = QStringLiteral("  \n");
    QStringList lines{QStringLiteral("**%1.** %2").arg(number).arg(text(words.task))};
    const bool worksThere = task.kind == TaskKind::Predict || task.kind == TaskKind::Reach;
    if (const QString bench = worksThere ? benchLine(lesson, task) : QString(); !bench.isEmpty())
        lines << QStringLiteral("*%1* %2").arg(Handout::tr("At the bench:"), bench);
    for (const std::string& option : task.options) {
        const bool ticked = withAnswers && option == task.answer;
        lines << QStringLiteral("%1 %2").arg(ticked ? QStringLiteral("☑") : QStringLiteral("☐"),
                                             text(words.options.at(option)));
    }
    QStringList parts{lines.join(lineBreak)};
    if (withAnswers && !words.hint.empty())
        parts << QStringLiteral("*%1* %2").arg(Handout::tr("Hint:"), text(words.hint));
    if (withAnswers && !words.answer.empty())
        parts << QStringLiteral("*%1* %2").arg(Handout::tr("Answer:"), text(words.answer));
    if (!withAnswers && task.options.empty()) parts << QStringLiteral("……………………………………………………………………");
    return parts.join(QStringLiteral("\n\n"));
}

QString handoutMarkdown(const Lesson& lesson, const LessonWords& words, bool withAnswers) {
    QStringList parts{QStringLiteral("# ") + text(words.title)};
    if (lesson.number > 0)
        parts << QStringLiteral("*%1*").arg(
            Handout::tr("Lesson %1, slides %2").arg(lesson.number).arg(text(lesson.slides)));
    parts << text(words.text);
    if (!words.note.empty()) parts << QStringLiteral("**%1** %2").arg(Handout::tr("Lecture note"), text(words.note));
    parts << QStringLiteral("## ") + Handout::tr("Tasks");
    int number = 0;
    for (const Task& task : lesson.tasks)
        parts << taskMarkdown(lesson, task, words.tasks.at(task.id), ++number, withAnswers);
    for (const std::string& reference : lesson.references) parts << QStringLiteral("*%1*").arg(text(reference));
    return parts.join(QStringLiteral("\n\n"));
}

}  // namespace

QByteArray handoutPdf(const Lesson& lesson, const std::string& language, bool withAnswers) {
    const LessonWords& words = wordsOf(lesson, language);
    return onPaper(text(words.title), [&](QTextDocument& document) {
        setLessonText(document, handoutMarkdown(lesson, words, withAnswers), LessonTextStyle::forPaper());
    });
}

}  // namespace fovea
