// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// True for a .npz, and for a folder with .npy or .npz files that arrayRole() knows.
bool holdsArrays(const std::string& path);

/// Reads NumPy's arrays: a .npz, or the .npy and .npz files of a folder (an array alone in a .npz goes by the file's name).
/// Pictures are n × H × W, n × H × W × C, n × C × H × W or n × values of square pictures, of bytes, or of floating-point
/// numbers from 0 to 1 or to 255, which the training part decides for all; labels are whole numbers, n or n × 1. Only these are read, each within half of the
/// memory that is free. `progress` counts bytes.
/// Errors: FileNotFound, FileNotReadable, ArchiveBroken, ArrayBroken, OutOfMemory, DatasetBroken (ArraysMissing, ArrayOfType,
/// ArrayOfShape, ArraysDiffer), those of datasetsOf(), Cancelled.
Result<DatasetPair> openArrays(const std::string& path, const DataOptions& options, std::stop_token stop = {},
                               DatasetProgress progress = noProgress);

}  // namespace fovea
