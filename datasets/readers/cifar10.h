// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "datasets/archive/cifar10_archive.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// airplane, automobile, … truck: the order of the labels.
const std::vector<std::string>& cifar10ClassNames();

/// The ten names of a batches.meta.txt, one a line. Error: DatasetNamesWrong.
Result<std::vector<std::string>> parseCifar10Names(const std::string& path, std::string_view text);

/// Reads the official folder (data_batch_1..5.bin, test_batch.bin, batches.meta.txt). `progress` counts bytes.
/// Errors: FileNotFound, FileNotReadable, DatasetFileTruncated, DatasetWrongSize, DatasetLabelOutOfRange, Cancelled.
Result<DatasetPair> openCifar10Folder(const std::string& folder, std::stop_token stop = {},
                                      DatasetProgress progress = noProgress, const Cifar10Layout& layout = {});

/// The same out of the official .tar.gz, which stays packed. Errors: also those of readCifar10Archive.
Result<DatasetPair> openCifar10Archive(const std::string& path, std::stop_token stop = {},
                                       DatasetProgress progress = noProgress, const Cifar10Layout& layout = {});

}  // namespace fovea
