// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace fovea {

// Of the options that are whole numbers, for fields and command lines; the other options' limits stand in fields() of
// TrainingOptions. validate() takes batch and epochs up to these, and any seed.
inline constexpr int largestBatch = 65536;
inline constexpr int largestEpochs = 1'000'000;
inline constexpr std::uint64_t largestSeed = std::uint64_t{1} << 53;  ///< up to here a double holds every whole number

}  // namespace fovea
