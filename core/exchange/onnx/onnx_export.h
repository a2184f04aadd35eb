// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/error.h"
#include "core/network/weights.h"

namespace fovea {

/// The model as ONNX (opset 13): float input "image" N×C×H×W, RGB in [0, 1], N dynamic;
/// preprocessing as a BatchNormalization node at the front; output "logits" N×classes; class names
/// in the metadata property "class_names", one per line. Errors: ExportUnsupported.
Result<std::string> toOnnx(const Model& model);

/// toOnnx, written through AtomicFile.
Result<void> exportOnnx(const Model& model, const std::string& path);

}  // namespace fovea
