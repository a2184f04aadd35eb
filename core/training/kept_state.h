// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace fovea {

struct Checkpoint;

/// The state of a run after one of its epochs: with the run's own options, changes and history, all that
/// it takes to go on from there.
struct KeptState {
    std::int64_t epoch = 0;      ///< finished epochs
    std::int64_t step = 0;       ///< finished steps
    std::size_t changes = 0;     ///< how many of the run's OptionChanges there were
    std::vector<float> weights;  ///< in the run's layout
    std::vector<std::vector<float>> optimizerState;
    std::vector<float> fast;  ///< as Checkpoint has it
    friend bool operator==(const KeptState&, const KeptState&) = default;

    std::size_t bytes() const;
};
/// Ascending by step; immutable and shared, so that copying a run is cheap.
using KeptStates = std::vector<std::shared_ptr<const KeptState>>;

/// What a run keeps at most, unless it is told otherwise.
inline constexpr std::size_t usualKeepBudget = std::size_t{256} << 20;

/// Small networks would keep thousands within the budget; each takes a place in a project's header, which has an end.
inline constexpr std::size_t mostKept = 200;

/// `budget` or, where that is less, what the states take already and half of the memory that is left beside them: an
/// epoch to come back to is a comfort, and must not be what ends a training. At least 1, which keeps the newest,
/// unless `budget` is 0.
std::size_t affordableBudget(const KeptStates& states, std::size_t budget, std::optional<std::uint64_t> available);

/// Lets go of states until they take `budget` bytes and are `mostKept` at most: every second epoch, then three of four, and
/// so on, so that what is left stands evenly. The newest stays in any case; with a budget of 0 none does.
void thinEvenly(KeptStates& states, std::size_t budget);

/// The run as it was after `state`: its curves, changes and snapshots up to there. Going on from it
/// gives the bits of a run that never went further.
Checkpoint rewound(const Checkpoint& run, const KeptState& state);

}  // namespace fovea
