// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/exchange/onnx/graph_order.h"

namespace fovea::onnxfile {

/// What the axes of an image are: "NCHW" or "NHWC", or "NC" for a vector. The first operator that tells
/// channels from pixels decides, through all transposing before it; where none does, the sides decide.
/// Requires two or four sides.
std::string inputAxes(const ModelView& model, const GraphOrder& order, const ValueView& input);

}  // namespace fovea::onnxfile
