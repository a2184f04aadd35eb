// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/error.h"
#include "core/network/weights.h"

namespace fovea {

/// Stands in the doc_string of operators that bring a value into form and are no layer of the network.
inline constexpr const char* formOnly = "form only";
/// End the names of the numbers that the operator wants of a batch norm without scale or shift.
inline constexpr std::string_view normOnes = ".ones";
inline constexpr std::string_view normZeros = ".zeros";

/// Who standardises the pixels of an exported model.
enum class OnnxPreprocessing {
    InGraph,   ///< a BatchNormalization node at the front; the input is RGB in [0, 1]
    Metadata,  ///< whoever runs it: the input is (RGB − mean) / deviation, with both in the metadata properties
               ///< "preprocessing_mean" and "preprocessing_deviation", a number for each channel, blanks between
};

/// The model as ONNX (opset 13): float input "image" N×C×H×W, N dynamic; output "logits" N×classes;
/// class names in the metadata property "class_names", one per line. Errors: ExportUnsupported.
Result<std::string> toOnnx(const Model& model, OnnxPreprocessing preprocessing = OnnxPreprocessing::InGraph);

/// toOnnx, written through AtomicFile.
Result<void> exportOnnx(const Model& model, const std::string& path,
                        OnnxPreprocessing preprocessing = OnnxPreprocessing::InGraph);

}  // namespace fovea
