// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/schedule.h"

namespace fovea {

/// Rematerialisation: outputs that are cheaper to make again than to keep for the backward pass are made once more in
/// each later section that reads them (Operation::isRematerialised), so that they need a worker's memory and not the
/// batch's.
///  - What batch norm makes, its ReLU included, is one pass over what is kept anyway. ResNet-20 at batch 128
///    keeps 96 MB less.
///  - A convolution of few channels reads far less than it makes. vgg-small at batch 64 keeps 17 MB less.
/// Requires a fused training schedule whose gradient writes are in order.
void rematerialiseCheapOutputs(const Graph& graph, Schedule& schedule);

}  // namespace fovea
