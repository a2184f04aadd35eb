// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/laboratory/sweep.h"

namespace fovea {

/// Why a text states no sweep. `word` is the part that is wrong.
struct SweepFault {
    enum class Kind {
        Empty,            ///< nothing is varied
        UnknownQuantity,  ///< no such name in front of "="
        Repeated,         ///< a quantity, or a value of one, that stands twice
        NotANumber,
        OutOfRange,    ///< beyond what the quantity takes; `quantity` says which
        RangeInvalid,  ///< A..B, log(A,B) or uniform(A,B) that are no range, such as one from 0 in logarithms
        DrawInGrid,    ///< log(…) or uniform(…) without random:N
        RandomInvalid,
        TooMany,  ///< more than mostSweepRuns runs
    };
    Kind kind{};
    std::string word;
    SweepQuantity quantity{};
    friend bool operator==(const SweepFault&, const SweepFault&) = default;
};

/// "rate=0.1,0.01;momentum=0.9;seed=1..3" is a grid of six runs, "random:20;rate=log(1e-4,1e-1);batch=32,64" twenty random ones
/// ("random:20:7" draws them by the seed 7). Values are a list, in which whole numbers may stand as A..B; in a random
/// sweep also log(A,B) and uniform(A,B). Spaces don't matter.
std::variant<Sweep, SweepFault> parseSweep(std::string_view text);

/// The same sweep in the shortest way; inverse to parseSweep().
std::string sweepText(const Sweep& sweep);

/// "rate=0.1;seed=2": the settings of one of its runs.
std::string runText(const Sweep& sweep, const SweepRun& run);

}  // namespace fovea
