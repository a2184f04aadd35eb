// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/tensor/shape.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"

namespace fovea {

/// Sides of pictures in files that hold many.
inline constexpr std::int64_t largestFileSide = 1024;

/// A part of a data set as a file has it.
struct LabelledPart {
    std::string source;  ///< file or array, for errors
    Shape shape;
    std::vector<std::uint8_t> pixels;  ///< count × H × W × C
    std::vector<std::int64_t> labels;  ///< as they stand there

    std::int64_t count() const { return static_cast<std::int64_t>(labels.size()); }
};

struct LabelledParts {
    std::optional<LabelledPart> training, validation, test;
    std::vector<std::string> classNames;  ///< by label from 0; where it is empty, classes are called by their numbers
};

/// Makes data sets of what a file holds: labels from 0 or from 1 on become 0, 1, …, and where there is no test part one is
/// drawn (see drawTestPart), which the findings say. `name` is for errors.
/// Errors: DatasetBroken (LabelsRange, NotEnoughOfIt), DatasetClassCount, DatasetSizesDiffer, DatasetEmpty.
Result<DatasetPair> datasetsOf(const std::string& name, LabelledParts parts, const DataOptions& options);

/// The shape of `values` numbers as a square picture, grey or of three channels; nullopt where they make none.
std::optional<Shape> squareShape(std::int64_t values);

}  // namespace fovea
