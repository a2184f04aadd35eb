// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"
#include "datasets/views/subset.h"

namespace fovea {

/// Makes a test part of options.testPercent of the training images of each class, drawn by options.seed; at least one image,
/// and of each class at least one stays in training. Requires a training part.
/// Error: DatasetBroken (NotEnoughOfIt: one image of each class is not enough for both).
Result<void> drawTestPart(DatasetPair& data, const DataOptions& options);
/// The same where `key` tells which images of a class come first, such as randomKey() of a file's path: then an image keeps
/// its part when others come or go, but for a few near the border, more of them where many come or go.
Result<void> drawTestPart(DatasetPair& data, const DataOptions& options, SplitKey key);

/// 64 random bits as a function of (seed, text).
std::uint64_t randomKey(std::uint64_t seed, std::string_view text);

}  // namespace fovea
