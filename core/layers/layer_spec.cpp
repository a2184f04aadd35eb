// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/layer_spec.h"

#include <cassert>

namespace fovea {

namespace {

/// Whatever a layer's kind states; `ask` gets the spec as its own type.
template <class Ask>
auto statement(const LayerSpec& spec, Ask&& ask) {
    return std::visit([&](const auto& layer) { return ask(layer); }, spec);
}

template <class Spec>
constexpr bool hasTensors = Spec::gradientReduction != GradientReduction::None;

}  // namespace

std::string_view kindName(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.kind; });
}
NodeStem stemOf(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.stem; });
}
LayerFamily familyOf(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.family; });
}
int smallestInputs(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.smallestInputs; });
}
int largestInputs(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.largestInputs; });
}
Sees seesOf(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.sees; });
}
BackwardReads backwardReads(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.backwardReads; });
}
Sharing sharingOf(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.sharing; });
}
bool passesGradientOn(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.passesGradientOn; });
}
GradientReduction gradientReduction(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.gradientReduction; });
}
InitialWeights initialWeightsBefore(const LayerSpec& spec) {
    return statement(spec, [](const auto& layer) { return layer.initialWeights; });
}

bool preservesShape(const LayerSpec& spec) {
    const Sees sees = seesOf(spec);
    const bool isLocal = sees == Sees::Value || sees == Sees::Pixel;
    return largestInputs(spec) == 1 && (isLocal || familyOf(spec) == LayerFamily::Normalisation);
}

bool readsNeighbourChannels(const LayerSpec& spec) {
    return std::holds_alternative<LocalResponseNormSpec>(spec) || std::holds_alternative<GroupNormSpec>(spec) ||
           std::holds_alternative<ChannelShuffleSpec>(spec);
}

ShapeResult outputShape(const LayerSpec& spec, std::span<const Shape> inputs) {
    assert(inputs.size() >= static_cast<std::size_t>(smallestInputs(spec)));
    return std::visit([&](const auto& layer) { return outputShape(layer, inputs); }, spec);
}

LayerCost cost(const LayerSpec& spec, std::span<const Shape> inputs) {
    if (inputs.size() < static_cast<std::size_t>(smallestInputs(spec))) return {};
    return statement(spec, [&](const auto& layer) -> LayerCost {
        using Spec = std::decay_t<decltype(layer)>;
        if constexpr (hasTensors<Spec> || std::is_same_v<Spec, RbfOutputSpec>) return cost(layer, inputs);
        return {};
    });
}

std::vector<LayerTensor> tensorsOf(const LayerSpec& spec, std::span<const Shape> inputs) {
    return statement(spec, [&](const auto& layer) -> std::vector<LayerTensor> {
        if constexpr (hasTensors<std::decay_t<decltype(layer)>>) return tensorsOf(layer, inputs);
        return {};
    });
}

std::size_t memoryBytes(const LayerSpec& spec, std::span<const Shape> inputs, int batch) {
    return statement(spec, [&](const auto& layer) -> std::size_t {
        if constexpr (std::decay_t<decltype(layer)>::keepsMemory) return memoryBytes(layer, inputs, batch);
        return 0;
    });
}

bool runsOnWholeBatch(const LayerSpec& spec, std::span<const Shape> inputs, Mode mode) {
    return statement(spec, [&](const auto& layer) {
        if constexpr (hasTensors<std::decay_t<decltype(layer)>>) return runsOnWholeBatch(layer, inputs, mode);
        return false;
    });
}

std::optional<WindowGeometry> windowOf(const LayerSpec& spec, const Shape& input) {
    return statement(spec, [&](const auto& layer) -> std::optional<WindowGeometry> {
        constexpr Sees sees = std::decay_t<decltype(layer)>::sees;
        if constexpr (sees == Sees::Window) return windowOf(layer, input);
        if constexpr (sees == Sees::Everything) return std::nullopt;
        return WindowGeometry{{1, 1}, {1, 1}, {1, 1}, {}, {input.height, input.width}};
    });
}

std::optional<kernels::ConvProblem> convolutionOf(const LayerSpec& spec, const Shape& input) {
    return statement(spec, [&](const auto& layer) -> std::optional<kernels::ConvProblem> {
        if constexpr (requires { convProblem(layer, input); }) return convProblem(layer, input);
        return std::nullopt;
    });
}

void forward(const LayerSpec& spec, const LayerForward& pass) {
    std::visit([&](const auto& layer) { forward(layer, pass); }, spec);
}

void backward(const LayerSpec& spec, const LayerBackward& pass) {
    std::visit([&](const auto& layer) { backward(layer, pass); }, spec);
}

}  // namespace fovea
