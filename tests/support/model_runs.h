// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/network/network.h"
#include "core/parallel/workers.h"

namespace fovea::sample {

/// count × H × W × C pixels to count × classes scores; empty where the network can't be made.
std::vector<float> logitsOf(const Model& model, const std::vector<float>& pixels, int count);

/// N×H×W×C → N×C×H×W
std::vector<float> channelsFirst(const std::vector<float>& pixels, int count, Shape shape);

/// N×C×H×W → N×H×W×C
std::vector<float> channelsLast(const std::vector<float>& planes, int count, Shape shape);

}  // namespace fovea::sample
