// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/layer_spec.h"

#include <cassert>

namespace fovea {

namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

}  // namespace

std::string_view kindName(const LayerSpec& spec) {
    return std::visit([](const auto& layer) { return layer.kind; }, spec);
}

LayerFamily familyOf(const LayerSpec& spec) {
    return std::visit(Overloaded{
                          [](const InputSpec&) { return LayerFamily::Input; },
                          [](const Conv2dSpec&) { return LayerFamily::Convolution; },
                          [](const MaxPool2dSpec&) { return LayerFamily::Pooling; },
                          [](const AvgPool2dSpec&) { return LayerFamily::Pooling; },
                          [](const GlobalAvgPoolSpec&) { return LayerFamily::Pooling; },
                          [](const DenseSpec&) { return LayerFamily::Dense; },
                          [](const DropoutSpec&) { return LayerFamily::Dense; },
                          [](const ReluSpec&) { return LayerFamily::Activation; },
                          [](const LeakyReluSpec&) { return LayerFamily::Activation; },
                          [](const EluSpec&) { return LayerFamily::Activation; },
                          [](const SigmoidSpec&) { return LayerFamily::Activation; },
                          [](const TanhSpec&) { return LayerFamily::Activation; },
                          [](const BatchNormSpec&) { return LayerFamily::Normalisation; },
                          [](const LocalResponseNormSpec&) { return LayerFamily::Normalisation; },
                          [](const FlattenSpec&) { return LayerFamily::Structure; },
                          [](const AddSpec&) { return LayerFamily::Structure; },
                          [](const ConcatSpec&) { return LayerFamily::Structure; },
                      },
                      spec);
}

bool preservesShape(const LayerSpec& spec) {
    const LayerFamily family = familyOf(spec);
    return family == LayerFamily::Activation || family == LayerFamily::Normalisation ||
           std::holds_alternative<DropoutSpec>(spec);
}

ShapeResult outputShape(const LayerSpec& spec, std::span<const Shape> inputs) {
    assert(inputs.size() >= static_cast<std::size_t>(smallestInputs(spec)));
    return std::visit([&](const auto& layer) { return outputShape(layer, inputs); }, spec);
}

LayerCost cost(const LayerSpec& spec, std::span<const Shape> inputs) {
    if (inputs.size() < static_cast<std::size_t>(smallestInputs(spec))) return {};
    return std::visit([&](const auto& layer) { return cost(layer, inputs); }, spec);
}

int smallestInputs(const LayerSpec& spec) {
    return std::visit([](const auto& layer) { return layer.smallestInputs; }, spec);
}

int largestInputs(const LayerSpec& spec) {
    return std::visit([](const auto& layer) { return layer.largestInputs; }, spec);
}

}  // namespace fovea
