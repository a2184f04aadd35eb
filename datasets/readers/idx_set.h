// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"
#include "datasets/readers/idx.h"

namespace fovea {

/// IDX files that belong together by their names, which differ in "images" and "labels", idx3 and idx1, and in "train" and
/// "test" or "t10k" alone: "emnist-letters-train-images-idx3-ubyte.gz" and the three beside it.
struct IdxSet {
    std::string stem;  ///< what they have in common: "emnist-letters-"
    IdxFiles files;    ///< those of the test part are empty where there are none
};

/// All sets of a folder, by stem; those with a training part and its labels.
std::vector<IdxSet> idxSetsIn(const std::string& folder);

/// The set that a path stands for: that of one of its files, or the only one of a folder (or of its folder `raw` or `gzip`).
std::optional<IdxSet> idxSetAt(const std::string& path);

/// Labels from 0 or from 1 on, of any number of classes. EMNIST's pictures are turned over (they lie on their side, mirrored)
/// and its classes get their signs, KMNIST's theirs; others are called by their numbers.
/// Errors: those of readIdx and of datasetsOf().
Result<DatasetPair> openIdxSet(const IdxSet& set, const DataOptions& options, std::stop_token stop = {},
                               DatasetProgress progress = noProgress);

}  // namespace fovea
