// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include "core/tensor/random.h"

namespace fovea {

/// What an image shows decides only weakly what it shows it on: colour alone must not give the class away.
enum class Ground { Air, Land, Water };

/// Fills the picture with sky, ground, water, a street or a wall in random colours and light.
void drawBackground(cv::Mat& picture, RandomStream& random, Ground ground);
/// Grass, a pole, a branch or waves over part of the figure.
void drawForeground(cv::Mat& picture, RandomStream& random, Ground ground);

}  // namespace fovea
