// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/exchange/onnx/graph_order.h"
#include "core/tensor/shape.h"

namespace fovea::onnxfile {

/// What the axes of an image are: "NCHW" or "NHWC", "NHW" for one channel without an axis, or "NC" for a vector. The first operator that tells
/// channels from pixels decides, through all transposing before it; where none does, the sides decide.
/// Requires two to four sides.
std::string inputAxes(const ModelView& model, const GraphOrder& order, const ValueView& input);

/// The image that a vector stands for, where the one operator that reads it lays its numbers out as N×C×H×W.
std::optional<Shape> imageOfVector(const ModelView& model, const GraphOrder& order, const ValueView& input);

}  // namespace fovea::onnxfile
