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

namespace fovea {

/// The files of a table of pixels that a path stands for.
struct TableFiles {
    std::string training;
    std::string test;  ///< "" where there is none
};

/// A .csv or .tsv file, plain or gzipped; or the one in a folder whose name says "train", with the one beside it whose name
/// differs only in saying "test"; or a folder's only one. nullopt otherwise.
std::optional<TableFiles> tableFiles(const std::string& path);

/// Reads text with one picture a line: its label and its pixels, H × W of grey or H × W × 3 of red, green and blue, whole
/// numbers from 0 to 255, between commas, semicolons or tabs. The first line may name the columns, by words or as pandas does
/// (0, 1, …, label); the label is the one called label, class, target or y, else the first, or the last where it is the
/// last that isn't a pixel. Labels are whole numbers or words; words are put in natural order. A test file whose first line has one field fewer than the
/// training file's, and names no label, has none, and is not taken for one. `progress` counts
/// bytes.
/// Errors: FileNotFound, FileNotReadable, ArchiveBroken, OutOfMemory, DatasetBroken (TableFields, TableNumber, TableSquare,
/// TableNoLabel), those of datasetsOf(), Cancelled.
Result<DatasetPair> openTable(const TableFiles& files, const DataOptions& options, std::stop_token stop = {},
                              DatasetProgress progress = noProgress);

}  // namespace fovea
