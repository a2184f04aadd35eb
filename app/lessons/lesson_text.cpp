// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_text.h"

#include <QCoreApplication>
#include <cmath>

#include "app/clean_text.h"
#include "core/benches/bench_table.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"

namespace fovea {
namespace {

struct LessonText {
    Q_DECLARE_TR_FUNCTIONS(fovea::LessonText)
};

QString knownBenches() {
    QStringList ids;
    for (const BenchKind* kind : benchKinds()) ids << QString::fromUtf8(kind->id.data(), qsizetype(kind->id.size()));
    return ids.join(QStringLiteral(", "));
}

QString benchReason(BenchFault fault) {
    switch (fault) {
        case BenchFault::UnknownField: return LessonText::tr("the bench has no such field");
        case BenchFault::WrongKind: return LessonText::tr("its value is of another kind");
        case BenchFault::UnknownChoice: return LessonText::tr("it is none of the choices");
        case BenchFault::WrongSize: return LessonText::tr("it has too many rows or columns");
        case BenchFault::OutOfRange: return LessonText::tr("a number is outside of its limits");
        case BenchFault::NotWhole: return LessonText::tr("it must be a whole number");
        case BenchFault::DoesNotFit: return LessonText::tr("it does not fit the other fields");
    }
    return {};
}

/// A network's facts by their names in lesson files; a bench's as the bench calls them.
QString factName(const std::string& fact, const BenchKind* kind) {
    return kind != nullptr ? benchName(*kind, fact) : QString::fromStdString(fact).replace(u'_', u' ');
}

QString shown(const BenchValue& value) {
    if (const auto* word = std::get_if<std::string>(&value)) return benchChoice(*word);
    return benchNumber(std::get<Matrix>(value).values.front());
}

QString firstDifference(const QString& name, const Matrix& found, const Matrix& wanted, double within) {
    if (found.rows != wanted.rows || found.columns != wanted.columns)
        return LessonText::tr("%1 has %2 × %3 numbers, %4 × %5 are asked for.")
            .arg(name)
            .arg(found.rows)
            .arg(found.columns)
            .arg(wanted.rows)
            .arg(wanted.columns);
    for (int row = 0; row < found.rows; ++row)
        for (int column = 0; column < found.columns; ++column)
            if (!(std::abs(found.at(row, column) - wanted.at(row, column)) <= within))
                return LessonText::tr("%1: row %2, column %3 is %4, which is not it.")
                    .arg(name)
                    .arg(row + 1)
                    .arg(column + 1)
                    .arg(benchNumber(found.at(row, column)));
    return {};
}

}  // namespace

QString lessonProblemText(const LessonProblem& problem) {
    const QString place = cleanLine(QString::fromStdString(problem.place));
    const QString detail = cleanLine(QString::fromStdString(problem.detail));
    switch (problem.fault) {
        case LessonFault::TooLarge:
            return LessonText::tr("%1 is larger than the %2 bytes that a file of a lesson may have.")
                .arg(place, detail);
        case LessonFault::UnexpectedFile:
            return LessonText::tr(
                       "A lesson holds lesson.json and one text for each language, such as en.md. %1 is neither.")
                .arg(place);
        case LessonFault::FileMissing: return LessonText::tr("%1 is missing.").arg(place);
        case LessonFault::NotUtf8: return LessonText::tr("%1 is no text in UTF-8. Save it as UTF-8.").arg(place);
        case LessonFault::JsonBroken: return LessonText::tr("%1 is no JSON: byte %2 can't be read.").arg(place, detail);
        case LessonFault::WrongFormat:
            return LessonText::tr(
                       "%1 does not begin with \"format\": \"fovea lesson\", \"version\": 1. A lesson of a newer "
                       "version needs a newer Fovea.")
                .arg(place);
        case LessonFault::KeyMissing: return LessonText::tr("In lesson.json, %1 is missing.").arg(place);
        case LessonFault::KeyUnknown: return LessonText::tr("In lesson.json, nothing is called %1.").arg(place);
        case LessonFault::KeyWrong:
            return LessonText::tr("In lesson.json, %1 has a value that is not understood.").arg(place);
        case LessonFault::UnknownBench:
            return LessonText::tr("No bench is called “%1”. There are: %2.").arg(detail, knownBenches());
        case LessonFault::UnknownTaskKind:
            return LessonText::tr("%1: no kind of task is called “%2”. There are: reach, predict, choose, open.")
                .arg(place, detail);
        case LessonFault::UnknownFact:
            return LessonText::tr("%1: nothing that a task can ask is called “%2”.").arg(place, detail);
        case LessonFault::UnknownStep: return LessonText::tr("%1: no step is called “%2”.").arg(place, detail);
        case LessonFault::UnknownOption:
            return LessonText::tr("%1: “%2” is not one of its options.").arg(place, detail);
        case LessonFault::TwiceTheSame: return LessonText::tr("Two things are called “%1”.").arg(place);
        case LessonFault::StateRefused:
            return LessonText::tr("%1: the bench does not take “%2”: %3.")
                .arg(place, detail, benchReason(problem.bench));
        case LessonFault::SectionUnknown: return LessonText::tr("%1: nothing belongs under “%2”.").arg(place, detail);
        case LessonFault::SectionMissing: return LessonText::tr("%1: “%2” is missing.").arg(place, detail);
        case LessonFault::LinkForbidden:
            return LessonText::tr(
                       "%1: links may lead to https:// only, and there are no pictures; this one leads to %2.")
                .arg(place, detail);
        case LessonFault::TitleMissing:
            return LessonText::tr("%1 has no title. Its first line is “# ” and the title.").arg(place);
    }
    return {};
}

QString unmetText(const Condition& condition, const Facts& facts, const BenchKind* kind) {
    const QString name = factName(condition.fact, kind);
    const auto found = facts.find(condition.fact);
    if (found == facts.end()) return LessonText::tr("%1 is not known yet.").arg(name);
    const auto* numbers = std::get_if<Matrix>(&found->second);
    const auto* wanted = std::get_if<Matrix>(&condition.value);
    const bool single = numbers == nullptr || numbers->isNumber();
    switch (condition.comparison) {
        case Comparison::Is:
            if (!single && wanted != nullptr) return firstDifference(name, *numbers, *wanted, condition.within);
            return LessonText::tr("%1 is %2, which is not it.").arg(name, shown(found->second));
        case Comparison::IsNot: return LessonText::tr("%1 is still as it was.").arg(name);
        case Comparison::AtLeast:
            return LessonText::tr("%1 is %2; at least %3 is asked for.")
                .arg(name, shown(found->second), shown(condition.value));
        case Comparison::AtMost:
            return LessonText::tr("%1 is %2; at most %3 is asked for.")
                .arg(name, shown(found->second), shown(condition.value));
        case Comparison::MoreThan:
            return LessonText::tr("%1 is %2; more than %3 is asked for.")
                .arg(name, shown(found->second), shown(condition.value));
        case Comparison::LessThan:
            return LessonText::tr("%1 is %2; less than %3 is asked for.")
                .arg(name, shown(found->second), shown(condition.value));
    }
    return {};
}

}  // namespace fovea
