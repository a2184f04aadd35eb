// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/onnx_export.h"

#include <fmt/format.h>

#include <cassert>
#include <limits>

#include "core/exchange/atomic_file.h"
#include "core/exchange/onnx/exporter.h"
#include "core/reason.h"

namespace fovea {
namespace {

constexpr int irVersion = 8;
constexpr int operatorSet = 13;

std::string joined(const auto& parts, const char* between) { return fmt::format("{}", fmt::join(parts, between)); }

}  // namespace

Result<std::string> toOnnx(const Model& model, OnnxPreprocessing preprocessing) {
    assert(validate(model.spec).empty() && model.weights && *model.weights->layout == *parameterLayout(model.spec));
    // Readers of the format take 2 GiB at most, names and settings included.
    constexpr std::size_t largest = std::numeric_limits<int>::max() - (std::size_t{1} << 24);
    if (model.weights->values.size() > largest / sizeof(float))
        return Error{ErrorCode::ExportUnsupported, {because(Reason::WeightsPastLimit), std::string("ONNX")}};

    onnx::Model file{.irVersion = irVersion,
                     .producer = "Fovea",
                     .producerVersion = FOVEA_VERSION,
                     .operatorSet = operatorSet,
                     .metadata = {{"class_names", joined(model.classNames, "\n")}},
                     .graph = {}};
    if (preprocessing == OnnxPreprocessing::Metadata) {
        file.metadata.emplace_back("preprocessing_mean", joined(model.preprocessing.mean, " "));
        file.metadata.emplace_back("preprocessing_deviation", joined(model.preprocessing.deviation, " "));
    }
    file.graph.name = "fovea";
    onnx::Exporter exporter(model, preprocessing, file.graph);
    exporter.run();
    if (const auto& layer = exporter.unsupported())
        return Error{ErrorCode::ExportUnsupported, {because(Reason::NoOperatorFor), std::string("ONNX"), *layer}};

    std::string bytes = onnx::fileBytes(std::move(file));
    if (bytes.size() > std::numeric_limits<int>::max())
        return Error{ErrorCode::ExportUnsupported, {because(Reason::WeightsPastLimit), std::string("ONNX")}};
    return bytes;
}

Result<void> exportOnnx(const Model& model, const std::string& path, OnnxPreprocessing preprocessing) {
    const auto bytes = toOnnx(model, preprocessing);
    return bytes ? writeFileAtomically(path, std::as_bytes(std::span(*bytes))) : Result<void>(bytes.error());
}

}  // namespace fovea
