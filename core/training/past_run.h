// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/training/checkpoint.h"

namespace fovea {

/// A run that was left for another: rewound, or branched from. Its curves are there to compare with, its
/// newest state and its kept ones to go back to.
struct PastRun {
    int number = 0;  ///< as it is called: "Run 1"
    std::shared_ptr<const Checkpoint> end;
    std::optional<Preprocessing> preprocessing;
    std::vector<std::string> classNames;
    std::string name;  ///< given by hand; empty: it is called by its number and what is different in it
    std::string note;  ///< people's own words about it
};

/// Runs beside the present one; the oldest go when there are more.
inline constexpr std::size_t mostPastRuns = 24;

/// Lets go of runs beyond mostPastRuns and of snapshots, those of the oldest runs first, until all that runs hold
/// on to and the present one doesn't takes `budget` bytes at most. The runs' newest states and curves stay.
void thinPastRuns(std::vector<PastRun>& runs, const Checkpoint* present, std::size_t budget);

}  // namespace fovea
