// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep's record: read, its runs made, written and read again.
#include "core/exchange/sweep_record.h"
#include "core/laboratory/sweep_text.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::sweep {

constexpr std::size_t slackBytes = std::size_t{16} << 20;

void tryInput(std::span<const std::byte> input) {
    const auto parsed = parseSweep(textOf(input));
    if (const auto* sweep = std::get_if<Sweep>(&parsed)) {
        require(static_cast<std::int64_t>(runsOf(*sweep).size()) == runCount(*sweep), "runs were miscounted");
        const auto again = parseSweep(sweepText(*sweep));
        require(std::holds_alternative<Sweep>(again) && std::get<Sweep>(again) == *sweep,
                "a sweep that was written is read as another");
    }
    const auto record = sweepRecordFrom(textOf(input), "sweep.json");
    if (!record) return;
    for (const SweepOutcome& outcome : record->outcomes) (void)summaryOf(record->statement, outcome);
    const auto again = sweepRecordFrom(toText(*record), "sweep.json");
    require(again && again->outcomes == record->outcomes && sameStatement(again->statement, record->statement),
            "a record that was written is read as another");
}

std::vector<std::string> seeds() {
    SweepRecord record;
    record.statement.sweep = std::get<Sweep>(parseSweep("rate=0.1,0.01;seed=1..3"));
    const NodeId input = record.statement.spec.append(InputSpec{{8, 8, 1}});
    const NodeId flat = record.statement.spec.append(FlattenSpec{}, input);
    record.statement.spec.append(DenseSpec{.units = 10}, flat);
    record.statement.dataset = "builtin";
    record.outcomes.push_back({.number = 2, .file = sweepFileName(2), .steps = 3, .right = 1, .images = 2});
    return {toText(record), "random:20:7;rate=log(1e-4,1e-1);batch=32,64;momentum=uniform(0,0.9)",
            "width=0.5,1,2;decay=0", "seed=1..1000"};
}

}  // namespace fovea::fuzz::sweep

FOVEA_FUZZ_TARGET(sweep)
