// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/training/layer_training.h"

namespace fovea {

/// What layers do otherwise than usual, in a few words: "frozen up to Conv 5, Dense × 0.1, no decay on biases". Empty where
/// there is nothing.
QString layerTrainingText(const LayerTraining& layers, const NetworkSpec& spec);

}  // namespace fovea
