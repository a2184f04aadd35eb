// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// True for a folder with train_X.bin, as STL-10's archive makes it.
bool hasStl10Files(const std::string& folder);

/// Reads STL-10's binary version (https://cs.stanford.edu/~acoates/stl10/): train_X.bin and test_X.bin, pictures of 96 × 96 in
/// planes of red, green and blue, column by column; train_y.bin and test_y.bin, labels from 1 on; class_names.txt, one a
/// line. Its pictures without labels are not read. `progress` counts bytes.
/// Errors: FileNotFound, FileNotReadable, DatasetBroken (FileEnds), OutOfMemory, those of datasetsOf(), Cancelled.
Result<DatasetPair> openStl10(const std::string& folder, const DataOptions& options, std::stop_token stop = {},
                              DatasetProgress progress = noProgress);

}  // namespace fovea
