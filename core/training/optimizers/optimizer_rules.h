// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace fovea {

/// One option as files ("momentum"), the command line ("--momentum") and the window know it, and where its value
/// lies. Numbers may change while a run goes on; what is true or false may not.
struct OptionField {
    std::string_view key;
    std::variant<float*, bool*> value;
    double smallest = 0;  ///< of a number
    double largest = 1;
    std::string_view allowed;  ///< the same as a text: "0 … 0.9999"
};
/// They point into the options that they were asked of.
using OptionFields = std::vector<OptionField>;

/// What a rule is told of a step, beside its own options.
struct StepNumbers {
    float rate = 0;
    float weightDecay = 0;
    std::int64_t step = 0;  ///< finished steps before this one
};

/// A stretch of the parameters, and of what the optimizer keeps for each.
struct ParameterBlock {
    std::size_t count = 0;
    float* weights = nullptr;
    const float* gradients = nullptr;
    std::span<float* const> state;  ///< one list for each of the kind's stateNames
};

/// The largest |weight| and the largest |value| of the first list of the state.
struct Magnitudes {
    float weight = 0;
    float state = 0;
};

/// Upper bounds before a step: the gradients' norm, and the magnitudes as they are.
struct StepBounds {
    double gradient = 0;
    double weight = 0;
    double state = 0;
};

/// Numbers below this may be added without becoming infinite.
inline constexpr double largestSafeNumber = 3.4028234663852886e38 / 8;

/// A magnitude as an integer that orders like it (NaN above all), since maxima of integers vectorise.
inline std::int32_t magnitudeBits(float value) { return std::bit_cast<std::int32_t>(value) & 0x7FFFFFFF; }

}  // namespace fovea
