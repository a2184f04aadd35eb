// SPDX-License-Identifier: GPL-3.0-or-later
// An ONNX file from a stranger: imported, and what is accepted is sound and goes out and in again.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/onnx/onnx_import.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/onnx_maker.h"
#include "tests/support/sample_networks.h"

namespace fovea::fuzz::onnx {

// The numbers that shared weights, tables and folded constants may take beyond the file's size.
constexpr std::size_t slackBytes = std::size_t{64} << 20;

void tryInput(std::span<const std::byte> input) {
    const auto imported = importOnnx(input, "model.onnx", {Shape{8, 8, 3}});
    if (!imported) return;
    const Model& model = imported->model;
    require(validate(model.spec).empty(), "an imported network can't run");
    require(*model.weights->layout == *parameterLayout(model.spec), "weights have another layout");
    require(std::ranges::all_of(model.weights->values, [](float value) { return std::isfinite(value); }),
            "weights aren't finite");
    require(std::ranges::all_of(model.preprocessing.deviation, [](float value) { return value > 0; }),
            "a deviation isn't positive");
    if (model.weights->values.size() > 100000) return;
    const auto written = toOnnx(model);
    require(written.hasValue(), "what was imported can't be exported");
    const auto again = importOnnx(bytesOf(*written), "model.onnx");
    require(again.hasValue(), "what was imported and exported isn't read again");
    require(again->model.spec.nodes.size() == model.spec.nodes.size(),
            "what was imported and exported comes back as another network");
}

std::vector<std::string> seeds() {
    std::vector<std::string> result;
    const auto add = [&](const std::string& file) {
        if (file.size() <= 4096) result.push_back(file);
    };
    const std::vector<LayerSpec> kinds{ReluSpec{},      LeakyReluSpec{}, EluSpec{},           SigmoidSpec{},
                                       TanhSpec{},      BatchNormSpec{}, DropoutSpec{},       LocalResponseNormSpec{},
                                       MaxPool2dSpec{}, AvgPool2dSpec{}, GlobalAvgPoolSpec{}, FlattenSpec{}};
    for (const LayerSpec& kind : kinds)
        add(*toOnnx(sample::modelFor(sample::chain({4, 4, 2}, {Conv2dSpec{.filters = 2, .padding = Padding::same()},
                                                               kind, FlattenSpec{}, DenseSpec{.units = 2}}),
                                     3)));
    for (const sample::Sample& entry : sample::everyKind()) add(*toOnnx(sample::modelFor(entry.spec, 3)));
    using sample::OnnxMaker;
    const auto numbers = [](std::string_view name, std::vector<std::int64_t> dims, std::size_t count) {
        return sample::onnxFloats(name, dims, std::vector<float>(count, 0.25F));
    };
    add(OnnxMaker({-1, 4, 4, 2})
            .node("Transpose", {"x"}, {"a"}, {sample::onnxList("perm", {0, 3, 1, 2})})
            .node("Pad", {"a", "p"}, {"b"})
            .node("Conv", {"b", "w"}, {"c"},
                  {sample::onnxText("auto_pad", "VALID"), sample::onnxList("strides", {2, 1})})
            .node("Mul", {"c", "f"}, {"d"})
            .node("Shape", {"d"}, {"s"})
            .node("Slice", {"s", "z", "o"}, {"n"})
            .node("Concat", {"n", "m"}, {"r"}, {sample::onnxWhole("axis", 0)})
            .node("Reshape", {"d", "r"}, {"e"})
            .node("MatMul", {"e", "v"}, {"g"})
            .node("Add", {"g", "k"}, {"h"})
            .node("Softmax", {"h"}, {"y"}, {sample::onnxWhole("axis", -1)})
            .tensor(sample::onnxWholes("p", {0, 0, 1, 0, 0, 0, 1, 2}))
            .tensor(numbers("w", {3, 2, 3, 3}, 54))
            .tensor(numbers("f", {3, 1, 1}, 3))
            .tensor(sample::onnxWholes("z", {0}))
            .tensor(sample::onnxWholes("o", {1}))
            .tensor(sample::onnxWholes("m", {-1}))
            .tensor(numbers("v", {24, 5}, 120))
            .tensor(numbers("k", {5}, 5))
            .bytes());
    add(OnnxMaker({1, 3, -1, -1})
            .node("Sub", {"x", "m"}, {"a"})
            .node("MaxPool", {"a"}, {"b"},
                  {sample::onnxList("kernel_shape", {2, 2}), sample::onnxWhole("ceil_mode", 1),
                   sample::onnxList("strides", {2, 2})})
            .node("ReduceMean", {"b"}, {"c"}, {sample::onnxList("axes", {2, 3}), sample::onnxWhole("keepdims", 0)})
            .node("Unsqueeze", {"c"}, {"d"}, {sample::onnxList("axes", {2, 3})})
            .node("Squeeze", {"d"}, {"e"}, {sample::onnxList("axes", {2, 3})})
            .node("Gemm", {"e", "w", "v"}, {"f"}, {sample::onnxReal("alpha", 0.5F), sample::onnxWhole("transB", 1)})
            .node("Clip", {"f"}, {"y"}, {sample::onnxReal("min", 0)})
            .tensor(numbers("m", {}, 1))
            .tensor(numbers("w", {5, 3}, 15))
            .tensor(numbers("v", {5}, 5))
            .bytes(9));
    return result;
}

}  // namespace fovea::fuzz::onnx

FOVEA_FUZZ_TARGET(onnx)
