// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"

namespace fovea {

/// Makes a test part of options.testPercent of the training images of each class, drawn by options.seed; at least one image.
/// Requires a training part. Error: DatasetBroken (NotEnoughOfIt: one image is not enough for both).
Result<void> drawTestPart(DatasetPair& data, const DataOptions& options);

}  // namespace fovea
