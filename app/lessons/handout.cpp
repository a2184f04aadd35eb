// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/handout.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QTextDocument>
#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/lessons/paper.h"
#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"
#include "widgets/formula/lesson_text.h"

namespace fovea {
namespace {

struct Handout {
    Q_DECLARE_TR_FUNCTIONS(fovea::Handout)
};

constexpr std::size_t mostFields = 7;    // of a bench, in a line; of more, those that the task hangs on
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

using Names = std::set<std::string, std::less<>>;

/// What a task looks at, fields and readings.
Names askedFor(const Task& task) {
    if (task.kind == TaskKind::Predict) return {task.cell.name};
    Names names;
    for (const Condition& condition : task.conditions) names.insert(condition.fact);
    return names;
}

/// These of a bench in this state; nothing where it does not take the state.
std::optional<BenchState> valuesIn(const BenchKind& kind, const BenchState& state, const Names& names) {
    Bench bench(kind);
    if (bench.set(state)) return {};
    BenchState values;
    for (const std::string& name : names)
        if (const BenchValue* value = bench.value(name)) values.emplace(name, *value);
    return values;
}

/// Other values of a field, near its own.
std::vector<BenchValue> othersOf(const BenchField& field, const BenchValue& value) {
    std::vector<BenchValue> others;
    for (const std::string_view choice : field.choices) others.emplace_back(std::string(choice));
    const auto* matrix = std::get_if<Matrix>(&value);
    if (matrix == nullptr) return others;
    for (const double by : {1.0, -1.0, 0.25, -0.25}) {
        Matrix other = *matrix;
        double change = 0;  // of each number another one: softmax, for one, does not see what all have in common
        for (double& number : other.values) number = std::clamp(number + (change += by), field.least, field.most);
        others.emplace_back(std::move(other));
    }
    return others;
}

/// True where what the task looks at changes with this field. A text that is typed always counts.
bool countsFor(const Names& asked, const BenchKind& kind, const BenchState& state, const std::string& name) {
    const BenchField& field = *std::ranges::find(kind.fields, name, &BenchField::name);
    if (asked.contains(name) || field.mostLetters > 0) return true;
    const auto before = valuesIn(kind, state, asked);
    return std::ranges::any_of(othersOf(field, state.at(name)), [&](const BenchValue& other) {
        BenchState changed = state;
        changed[name] = other;
        const auto after = valuesIn(kind, changed, asked);
        return after && after != before;
    });
}

/// What stands on the bench when the task begins; where that is too much for a line, what the task hangs on.
QString benchLine(const Lesson& lesson, const Task& task) {
    const BenchKind* kind = findBench(lesson.bench);
    if (kind == nullptr || task.subject != TaskSubject::Bench) return {};
    const BenchState state = stateAt(lesson, task.step).value_or(lesson.beginning);
    BenchState shown = state;
    std::erase_if(shown, [&](const auto& field) {
        const auto* matrix = std::get_if<Matrix>(&field.second);
        return field.first == kind->step || (matrix != nullptr && matrix->values.size() > mostNumbers);
    });
    if (shown.size() > mostFields) {
        const Names asked = askedFor(task);
        std::erase_if(shown, [&](const auto& field) { return !countsFor(asked, *kind, state, field.first); });
    }
    QStringList parts;
    for (const auto& [name, value] : shown) {
        const auto* matrix = std::get_if<Matrix>(&value);
        parts << QStringLiteral("%1: %2").arg(
            benchName(*kind, name), matrix != nullptr ? rowsText(*matrix) : benchChoice(std::get<std::string>(value)));
    }
    return parts.join(QStringLiteral(" · "));
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

}  // namespace

QString handoutMarkdown(const Lesson& lesson, const std::string& language, bool withAnswers) {
    const LessonWords& words = wordsOf(lesson, language);
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

QByteArray handoutPdf(const Lesson& lesson, const std::string& language, bool withAnswers) {
    return onPaper(text(wordsOf(lesson, language).title), [&](QTextDocument& document) {
        setLessonText(document, handoutMarkdown(lesson, language, withAnswers), LessonTextStyle::forPaper());
    });
}

}  // namespace fovea
