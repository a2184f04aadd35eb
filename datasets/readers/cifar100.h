// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>

#include "core/error.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// True for a folder with a file of CIFAR-100's binary version (train.bin and fine_label_names.txt), so that a broken set is
/// told from none.
bool hasCifar100Files(const std::string& folder);

/// Reads the official folder: train.bin and test.bin, records of a coarse label, a fine label and 3072 bytes, red, green and blue
/// one after the other (https://www.cs.toronto.edu/~kriz/cifar.html), and the names of the labels, one a line, in
/// fine_label_names.txt or coarse_label_names.txt. A file may hold any number of records. `progress` counts bytes.
/// Errors: FileNotFound, FileNotReadable, DatasetFileTruncated, DatasetEmpty, DatasetLabelOutOfRange, DatasetNamesWrong,
/// OutOfMemory, Cancelled.
Result<DatasetPair> openCifar100Folder(const std::string& folder, bool coarse, std::stop_token stop = {},
                                       DatasetProgress progress = noProgress);

}  // namespace fovea
