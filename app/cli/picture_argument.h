// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <cstddef>
#include <span>
#include <vector>

#include "app/cli/arguments.h"
#include "core/error.h"
#include "core/tensor/shape.h"

namespace fovea {

/// `--input X.npy` or `--image FILE`: the pictures that a verb looks at.
QList<OptionRule> pictureOptions();
/// What both name, for targetProblem().
QStringList pictureSources(const ParsedArguments& arguments);
/// The sentence that says that one of them is missing, or one too many; empty: neither.
QString pictureUsageProblem(const ParsedArguments& arguments);

/// Each H × W × C with values as the file has them, or in [0, 1] out of a picture. Errors: those of NpyReader and
/// readImage(), ArrayShapeWrong; OptionInvalid where a picture's file can't have as many channels.
Result<std::vector<std::vector<float>>> readPictures(const ParsedArguments& arguments, Shape shape);
/// The sentence that says that an array holds none, or more than the one that is wanted; empty: it holds one.
QString onePictureProblem(std::size_t pictures);
/// The images of an array N×C×H×W. Errors: those of NpyReader, ArrayShapeWrong.
Result<std::vector<std::vector<float>>> readArray(const QString& file, Shape shape);

/// H × W × C → C × H × W
std::vector<float> asPlanes(std::span<const float> values, Shape shape);

}  // namespace fovea
