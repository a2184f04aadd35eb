// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "core/error.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

inline constexpr std::int64_t builtinTrainingImages = 5'000;
inline constexpr std::int64_t builtinTestImages = 1'000;

/// What the built-in set is a function of.
struct BuiltinOptions {
    std::int64_t trainingImages = builtinTrainingImages;
    std::int64_t testImages = builtinTestImages;
    std::uint64_t seed = 1;
    int threads = 0;  ///< ≤ 0: one per core. The images don't depend on it.
};

/// Draws the ten classes of CIFAR-10, 32×32×3; image i of either part shows class i mod 10. Each image is a
/// function of (seed, part, i) alone. `progress` counts images. Error: Cancelled.
Result<DatasetPair> openBuiltin(const BuiltinOptions& options = {}, std::stop_token stop = {},
                                DatasetProgress progress = noProgress);

}  // namespace fovea
