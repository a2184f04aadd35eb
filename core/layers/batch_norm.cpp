// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/batch_norm.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/kernels/batch_norm.h"

namespace fovea {

ShapeResult outputShape(const BatchNormSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    return inputs.front();
}

LayerCost cost(const BatchNormSpec& spec, std::span<const Shape> inputs) {
    return {(int{spec.scale} + int{spec.shift}) * std::int64_t{inputs.front().channels}, 0};
}

std::vector<LayerTensor> tensorsOf(const BatchNormSpec& spec, std::span<const Shape> inputs) {
    const int channels = inputs.front().channels;
    std::vector<LayerTensor> tensors;
    if (spec.scale) tensors.push_back({.role = ParameterRole::Weight, .dims = {channels}, .initial = 1.0F});
    if (spec.shift) tensors.push_back({.role = ParameterRole::Bias, .dims = {channels}, .initial = 0.0F});
    tensors.push_back({.role = ParameterRole::RunningMean, .dims = {channels}, .initial = 0.0F});
    tensors.push_back({.role = ParameterRole::RunningVariance, .dims = {channels}, .initial = 1.0F});
    return tensors;
}

bool runsOnWholeBatch(const BatchNormSpec& /*spec*/, std::span<const Shape> /*inputs*/, Mode /*mode*/) { return false; }

NormState normStateIn(float* memory, int channels) {
    const auto count = static_cast<std::size_t>(channels);
    const auto part = [&](std::size_t i) { return std::span<float>(memory + i * count, count); };
    return {part(0), part(1), part(2), part(3), part(4), part(5)};
}

namespace {

void setFactors(const BatchNormSpec& spec, const ParameterViews& parameters, std::span<const float> variance,
                const NormState& state) {
    for (std::size_t c = 0; c < state.mean.size(); ++c) {
        const float inverse = 1.0F / std::sqrt(variance[c] + spec.epsilon);
        state.inverseDeviation[c] = inverse;
        state.factor[c] = spec.scale ? parameters.weight[c] * inverse : inverse;
        state.shift[c] = spec.shift ? parameters.bias[c] : 0.0F;
    }
}

std::int64_t pixelsOf(const ConstImageView& view) {
    return std::int64_t{view.shape.height} * view.shape.width * view.count;
}

NormState stateIn(std::span<const std::byte> memory, int channels) {
    return normStateIn(reinterpret_cast<float*>(const_cast<std::byte*>(memory.data())), channels);
}

}  // namespace

void reduceForward(const BatchNormSpec& spec, const double* sums, std::span<const std::int64_t> pixels,
                   const ParameterViews& parameters, bool moveRunning, const NormState& state) {
    const std::span<float> variance = state.offset;  // free until backward
    kernels::joinStatistics(sums, pixels, state.mean, variance);
    setFactors(spec, parameters, variance, state);
    if (!moveRunning) return;
    // running ← (1 − momentum) · running + momentum · batch, with the unbiased variance.
    double count = 0;
    for (const std::int64_t part : pixels) count += static_cast<double>(part);
    const double unbiased = count / std::max(1.0, count - 1.0);
    for (std::size_t c = 0; c < state.mean.size(); ++c) {
        float& mean = parameters.runningMean[c];
        float& spread = parameters.runningVariance[c];
        mean += spec.momentum * (state.mean[c] - mean);
        spread += spec.momentum * (static_cast<float>(double{variance[c]} * unbiased) - spread);
    }
}

void takeRunning(const BatchNormSpec& spec, const ParameterViews& parameters, const NormState& state) {
    std::ranges::copy(parameters.runningMean, state.mean.begin());
    setFactors(spec, parameters, parameters.runningVariance, state);
}

void reduceBackward(const double* sums, int parts, std::int64_t pixels, const NormState& state,
                    const ParameterGradients& gradients) {
    const std::size_t channels = state.mean.size();
    const auto count = static_cast<float>(pixels);
    for (std::size_t c = 0; c < channels; ++c) {
        double shift = 0;
        double scale = 0;
        for (int part = 0; part < parts; ++part) {
            const double* own = sums + static_cast<std::size_t>(part) * 2 * channels + c;
            shift += own[0];
            scale += own[channels];
        }
        const auto shiftGradient = static_cast<float>(shift);
        const float scaleGradient = static_cast<float>(scale) * state.inverseDeviation[c];
        if (!gradients.bias.empty()) gradients.bias[c] = shiftGradient;
        if (!gradients.weight.empty()) gradients.weight[c] = scaleGradient;
        state.ofInput[c] = -state.factor[c] * scaleGradient * state.inverseDeviation[c] / count;
        state.offset[c] = -state.factor[c] * shiftGradient / count;
    }
}

std::size_t memoryBytes(const BatchNormSpec& /*spec*/, std::span<const Shape> inputs, int /*batch*/) {
    return normStateFloats(inputs.front().channels) * sizeof(float);
}

// The whole layer in one call, for a batch that needn't be cut; a network calls the pieces.
// Shapes: input and output N×H×W×C. y = scale · (x − mean) / √(variance + epsilon) + shift
void forward(const BatchNormSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const NormState state = stateIn(pass.memory, x.shape.channels);
    if (pass.mode == Mode::Training) {
        std::vector<double> sums(static_cast<std::size_t>(kernels::normStatisticsValues(x.shape.channels)));
        kernels::normStatistics(x, sums.data());
        const std::int64_t pixels[] = {pixelsOf(x)};
        reduceForward(spec, sums.data(), pixels, pass.parameters, true, state);
    } else {
        takeRunning(spec, pass.parameters, state);
    }
    kernels::normApply(x, state.mean.data(), state.factor.data(), state.shift.data(), pass.fusedRelu, pass.output);
}

// dx = scale / √(variance + epsilon) · (dy − mean(dy) − x̂ · mean(dy · x̂)),   dscale = Σ dy · x̂,   dshift = Σ dy
void backward(const BatchNormSpec& /*spec*/, const LayerBackward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const InputGradient& dx = pass.inputGradients.front();
    const NormState state = stateIn(pass.memory, x.shape.channels);
    std::vector<double> sums(2 * static_cast<std::size_t>(x.shape.channels));
    kernels::normGradientSums(x, pass.outputGradient, state.mean.data(), sums.data());
    reduceBackward(sums.data(), 1, pixelsOf(x), state, pass.parameterGradients);
    if (dx.view.data == nullptr) return;
    const kernels::NormGradientFactors factors{state.mean.data(), state.factor.data(), state.ofInput.data(),
                                               state.offset.data()};
    kernels::normGradient(x, pass.outputGradient, factors, dx.view, dx.accumulate);
}

}  // namespace fovea
