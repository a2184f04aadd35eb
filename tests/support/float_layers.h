// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "tests/support/layer_cases.h"
#include "tests/support/reference_layers.h"

namespace fovea::test {

/// A batch in memory of its own, with a margin of zeros; every value inside starts as NaN, so that
/// one that is never written shows.
class Images {
public:
    Images(int count, Shape shape, int border) {
        const std::ptrdiff_t row = (shape.width + 2 * std::ptrdiff_t{border}) * shape.channels;
        const std::ptrdiff_t image = row * (shape.height + 2 * border);
        memory_.assign(static_cast<std::size_t>(image * count), 0.0F);
        view_ = {memory_.data() + border * row + std::ptrdiff_t{border} * shape.channels, count, shape, row, image};
        reference::fill(view_, std::numeric_limits<float>::quiet_NaN());
    }

    const ImageView& view() const { return view_; }

    void set(std::span<const float> values) {
        std::size_t i = 0;
        reference::forEachValue(view_, [&](int n, int y, int x, int c) { view_.at(n, y, x, c) = values[i++]; });
    }
    std::vector<float> values() const {
        std::vector<float> result;
        reference::forEachValue(view_, [&](int n, int y, int x, int c) { result.push_back(view_.at(n, y, x, c)); });
        return result;
    }
    /// True when every pixel outside the images is still zero. The images' values must not be.
    bool borderIsZero() const {
        const auto zeros = std::ranges::count(memory_, 0.0F);
        const auto inside = std::ranges::count(values(), 0.0F);
        return zeros - inside == static_cast<std::ptrdiff_t>(memory_.size()) - view_.count * view_.shape.size();
    }

private:
    std::vector<float> memory_;
    ImageView view_;
};

/// Everything that one forward and backward call write.
struct FloatResult {
    std::vector<float> output;
    std::vector<std::vector<float>> inputGradients;
    std::vector<float> weightGradient;
    std::vector<float> biasGradient;
    std::vector<float> runningMean;
    std::vector<float> runningVariance;
    bool bordersAreZero = true;

    bool sameBits(const FloatResult& other) const {
        const auto same = [](const std::vector<float>& a, const std::vector<float>& b) {
            return a.size() == b.size() &&
                   (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
        };
        return same(output, other.output) && same(weightGradient, other.weightGradient) &&
               same(biasGradient, other.biasGradient) && same(runningMean, other.runningMean) &&
               same(runningVariance, other.runningVariance) &&
               std::ranges::equal(inputGradients, other.inputGradients, same);
    }
};

/// How the buffers around a layer are planned.
struct FloatPlan {
    int inputBorder = 0;
    int outputBorder = 0;
    int gradientBorder = 0;
    bool accumulate = false;  ///< input gradients are added to 0.5
    bool skipInputGradients = false;
};

inline constexpr float accumulateStart = 0.5F;

/// Runs the layer as a network would: forward in training mode, then backward.
inline FloatResult runFloatLayer(const LayerCase& layer, const LayerValues& values, const FloatPlan& plan,
                                 Workers& workers, const RandomKey& key = {}) {
    const auto nan = std::numeric_limits<float>::quiet_NaN();
    const auto channels = static_cast<std::size_t>(layer.inputs.front().channels);
    FloatResult result;
    if (std::holds_alternative<BatchNormSpec>(layer.spec)) {
        result.runningMean.assign(channels, 0.25F);
        result.runningVariance.assign(channels, 2.0F);
    }
    result.weightGradient.assign(values.weight.size(), nan);
    result.biasGradient.assign(values.bias.size(), nan);

    std::vector<Images> inputs;
    std::vector<Images> inputGradients;
    std::vector<ConstImageView> inputViews;
    std::vector<InputGradient> gradientViews;
    for (std::size_t i = 0; i < layer.inputs.size(); ++i) {
        inputs.emplace_back(layer.batch, layer.inputs[i], plan.inputBorder).set(values.inputs[i]);
        inputGradients.emplace_back(layer.batch, layer.inputs[i], plan.gradientBorder);
        if (plan.accumulate) reference::fill(inputGradients.back().view(), accumulateStart);
    }
    for (std::size_t i = 0; i < layer.inputs.size(); ++i) {
        inputViews.push_back(inputs[i].view());
        gradientViews.push_back({inputGradients[i].view(), plan.accumulate});
        if (plan.skipInputGradients) gradientViews.back().view.data = nullptr;
    }
    Images output(layer.batch, layer.output, plan.outputBorder);
    Images outputGradient(layer.batch, layer.output, plan.gradientBorder);
    outputGradient.set(values.outputGradient);
    const std::size_t bytes = memoryBytes(layer.spec, layer.inputs, layer.batch);
    std::vector<std::max_align_t> memory(bytes / sizeof(std::max_align_t) + 1);
    const std::span<std::byte> memoryView(reinterpret_cast<std::byte*>(memory.data()), bytes);
    const ParameterViews parameters{values.weight, values.bias, result.runningMean, result.runningVariance};

    const LayerForward forwardPass{.inputs = inputViews,
                                   .output = output.view(),
                                   .parameters = parameters,
                                   .memory = memoryView,
                                   .mode = Mode::Training,
                                   .seed = key.seed,
                                   .step = key.step,
                                   .node = key.node,
                                   .workers = &workers};
    const LayerBackward backwardPass{.inputs = inputViews,
                                     .output = output.view(),
                                     .outputGradient = outputGradient.view(),
                                     .inputGradients = gradientViews,
                                     .parameters = parameters,
                                     .parameterGradients = {result.weightGradient, result.biasGradient},
                                     .memory = memoryView,
                                     .seed = key.seed,
                                     .step = key.step,
                                     .node = key.node,
                                     .workers = &workers};
    forward(layer.spec, forwardPass);
    result.output = output.values();
    result.bordersAreZero = output.borderIsZero();
    // A plan gives away what backward does not say that it reads.
    const BackwardReads reads = backwardReads(layer.spec);
    if (!reads.output) reference::fill(output.view(), nan);
    if (!reads.input)
        for (const Images& input : inputs) reference::fill(input.view(), nan);
    backward(layer.spec, backwardPass);

    for (std::size_t i = 0; i < inputs.size(); ++i) {
        result.inputGradients.push_back(inputGradients[i].values());
        result.bordersAreZero = result.bordersAreZero && inputs[i].borderIsZero() && inputGradients[i].borderIsZero();
    }
    return result;
}

}  // namespace fovea::test
