// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "core/error.h"
#include "core/network/weights.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// Mean and deviation (biased) of each channel over all pixels of all images, in units of [0, 1]. The sums are
/// integers, so the result depends on nothing but the bytes. A channel without any variation gets deviation 1.
/// An empty set gets Preprocessing::none. `progress` counts images; it is called, and a stop looked for, every
/// `statisticsBlock` of them. Errors: Cancelled, and what the data set answers.
Result<Preprocessing> computePreprocessing(const Dataset& data, std::stop_token stop = {},
                                           DatasetProgress progress = noProgress);

inline constexpr std::int64_t statisticsBlock = 256;

}  // namespace fovea
