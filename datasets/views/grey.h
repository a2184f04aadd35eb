// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>

#include "core/error.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// The images with one channel, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) rounded to whole bytes, made at once and held in
/// memory; those that have one already as they are. `progress` counts images. Errors: Cancelled, and what the data set answers.
Result<std::shared_ptr<const Dataset>> greyOf(const std::shared_ptr<const Dataset>& images,
                                              const std::stop_token& stop = {}, DatasetProgress progress = noProgress);

}  // namespace fovea
