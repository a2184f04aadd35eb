// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include <QImage>

#include "core/augmentation/augmenter.h"
#include "datasets/dataset.h"

namespace fovea {

/// One training picture as an epoch would show it to the network.
struct AugmentedPicture {
    std::vector<DrawnStep> steps;
    std::optional<DrawnStep> mixture;  ///< its first number is the share of the label that the partner got
    std::vector<std::uint8_t> pixels;  ///< H × W × C
    QImage image;
};

inline constexpr int wallPictures = 16;

/// What the run with this seed sees of picture `index` in its first `count` epochs, but for the partners of mixtures: here they
/// come from the whole set. Requires 0 ≤ index < data.size(). Errors: what the data set answers, Cancelled.
Result<std::vector<AugmentedPicture>> augmentedWall(const Dataset& data, std::int64_t index,
                                                    const Augmentation& augmentation, std::uint64_t seed,
                                                    int count = wallPictures, const std::stop_token& stop = {});

}  // namespace fovea
