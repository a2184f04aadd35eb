// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/augmentation/placement.h"
#include "core/tensor/shape.h"

namespace fovea {

/// As how many views a test picture may be looked at.
inline constexpr std::array<int, 5> testViewCounts{1, 2, 6, 10, 150};

/// The views of a picture whose probabilities are averaged, each twice from 2 on: as it is and mirrored.
///   1    the picture;
///   2    and its mirror image;
///   6    moved by (0, 0), (-1, -1) and (1, 1) pixels (airbench, Jordan, 2024);
///   10   the four corners and the middle of the picture at 9/8 of its size (as AlexNet's, Krizhevsky et al., 2012);
///   150  5 × 5 windows at 8/8, 9/8 and 10/8 of its size (as VGG's, Simonyan & Zisserman, 2014); those at 8/8 are all the same.
/// Requires a count of testViewCounts.
std::vector<Placement> testViews(int count, Shape shape);

}  // namespace fovea
