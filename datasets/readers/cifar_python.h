// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// True for a folder with files of CIFAR's Python version: batches.meta or data_batch_1 of CIFAR-10, or meta and train of
/// CIFAR-100.
bool hasPythonCifarFiles(const std::string& folder);

/// Reads cifar-10-batches-py (data_batch_1 to 5, test_batch, batches.meta) or cifar-100-python (train, test, meta;
/// options.coarse takes its superclasses). The files are pickles, which are read as data and never run (see Pickle). `progress`
/// counts files.
/// Errors: FileNotFound, FileNotReadable, DatasetBroken, DatasetEmpty, OptionInvalid (superclasses of CIFAR-10), OutOfMemory,
/// Cancelled.
Result<DatasetPair> openPythonCifar(const std::string& folder, const DataOptions& options, std::stop_token stop = {},
                                    DatasetProgress progress = noProgress);

}  // namespace fovea
