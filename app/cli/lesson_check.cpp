// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lesson_check.h"

#include <QCoreApplication>
#include <variant>
#include <vector>

#include "app/cli/claim_run.h"
#include "app/cli/interrupt.h"
#include "app/cli/lesson_argument.h"
#include "app/cli/terminal.h"
#include "app/lessons/lesson_library.h"
#include "app/lessons/lesson_text.h"
#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "core/lessons/claim.h"

namespace fovea {
namespace {

struct LessonCheckText {
    Q_DECLARE_TR_FUNCTIONS(fovea::LessonVerb)
};

struct Tally {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
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

/// The claims of these lessons, one after the other. False where Ctrl-C ended them.
bool checkClaims(const std::vector<Lesson>& lessons, int threads, Tally& tally) {
    const Interrupt interrupt;
    for (const Lesson& lesson : lessons)
        for (const Claim& claim : claims()) {
            if (claim.lesson != lesson.number) continue;
            if (interrupt.requested()) return false;
            const ClaimOutcome outcome = runClaim(claim, threads, interrupt.token());
            if (outcome.kind == ClaimOutcome::Kind::Stopped) return false;
            printLine(claimLine(claim, outcome));
            if (outcome.kind == ClaimOutcome::Kind::Failed)
                printError(QStringLiteral("%1: %2").arg(QString::fromStdString(claim.id),
                                                        QString::fromStdString(claim.source)));
            (outcome.kind == ClaimOutcome::Kind::Passed    ? tally.passed
             : outcome.kind == ClaimOutcome::Kind::Skipped ? tally.skipped
                                                           : tally.failed) += 1;
        }
    return true;
}

}  // namespace

int checkLessons(const ParsedArguments& arguments) {
    std::vector<Lesson> lessons;
    const QStringList names = arguments.positional.mid(1);
    if (names.isEmpty()) lessons = builtInLessons();
    for (const QString& name : names) {
        auto lesson = resolveLesson(name);
        if (const auto* sentence = std::get_if<QString>(&lesson)) {
            printError(*sentence);
            return ExitCouldNot;
        }
        lessons.push_back(std::get<Lesson>(std::move(lesson)));
    }
    Tally tally;
    for (const Lesson& lesson : lessons) checkLesson(lesson, tally);
    QString counts;
    bool isWhole = true;
    if (arguments.has(QStringLiteral("--slow"))) {
        isWhole =
            checkClaims(lessons, static_cast<int>(arguments.whole(QStringLiteral("--threads")).value_or(0)), tally);
        counts = LessonCheckText::tr("%1 passed, %2 failed, %3 skipped")
                     .arg(tally.passed)
                     .arg(tally.failed)
                     .arg(tally.skipped);
    } else {
        counts = LessonCheckText::tr("%1 passed, %2 failed").arg(tally.passed).arg(tally.failed);
    }
    if (!isWhole) printError(LessonCheckText::tr("Stopped at your request. What was not ended is not counted."));
    printLine(counts);
    return isWhole && tally.failed == 0 ? ExitDone : ExitCouldNot;
}

}  // namespace fovea
