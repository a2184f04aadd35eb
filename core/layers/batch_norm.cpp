// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/batch_norm.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/kernels/batch_norm.h"

namespace fovea {

ShapeResult outputShape(const BatchNormSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Momentum, spec.momentum, 0, 1)) return problem;
    for (const auto& problem : checkSetting(SettingId::Epsilon, spec.epsilon, 1e-12, 1)) return problem;
    return inputs.front();
}

LayerCost cost(const BatchNormSpec& /*spec*/, std::span<const Shape> inputs) {
    return {2 * std::int64_t{inputs.front().channels}, 0};
}

namespace {

/// What backward needs: the batch's mean and 1 / √(variance + epsilon), C values each.
struct Statistics {
    std::span<float> mean;
    std::span<float> inverseDeviation;
};

Statistics statisticsIn(std::span<const std::byte> memory, int channels) {
    const auto count = static_cast<std::size_t>(channels);
    auto* values = reinterpret_cast<float*>(const_cast<std::byte*>(memory.data()));
    return {{values, count}, {values + count, count}};
}

// running ← (1 − momentum) · running + momentum · batch, with the unbiased variance.
void moveRunning(const BatchNormSpec& spec, const LayerForward& pass, std::span<const float> mean,
                 std::span<const float> variance) {
    const ConstImageView& x = pass.inputs.front();
    const double count = static_cast<double>(x.shape.height) * x.shape.width * x.count;
    const double unbiased = count / std::max(1.0, count - 1.0);
    for (std::size_t c = 0; c < mean.size(); ++c) {
        float& runningMean = pass.parameters.runningMean[c];
        float& runningVariance = pass.parameters.runningVariance[c];
        runningMean += spec.momentum * (mean[c] - runningMean);
        runningVariance += spec.momentum * (static_cast<float>(double{variance[c]} * unbiased) - runningVariance);
    }
}

}  // namespace

std::size_t memoryBytes(const BatchNormSpec& /*spec*/, std::span<const Shape> inputs, int /*batch*/) {
    return 2 * sizeof(float) * static_cast<std::size_t>(inputs.front().channels);
}

// Shapes: input and output N×H×W×C. y = scale · (x − mean) / √(variance + epsilon) + shift
void forward(const BatchNormSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const auto channels = static_cast<std::size_t>(x.shape.channels);
    std::vector<float> mean(pass.parameters.runningMean.begin(), pass.parameters.runningMean.end());
    std::vector<float> variance(pass.parameters.runningVariance.begin(), pass.parameters.runningVariance.end());
    if (pass.mode == Mode::Training) {
        kernels::channelStatistics(x, mean, variance, *pass.workers);
        moveRunning(spec, pass, mean, variance);
    }
    std::vector<float> factor(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        const float inverseDeviation = 1.0F / std::sqrt(variance[c] + spec.epsilon);
        factor[c] = pass.parameters.weight[c] * inverseDeviation;
        if (pass.mode == Mode::Training) {
            const Statistics kept = statisticsIn(pass.memory, x.shape.channels);
            kept.mean[c] = mean[c];
            kept.inverseDeviation[c] = inverseDeviation;
        }
    }
    kernels::scaleChannels(x, mean, factor, pass.parameters.bias, pass.output, *pass.workers);
}

// dx = scale / √(variance + epsilon) · (dy − mean(dy) − x̂ · mean(dy · x̂)),   dscale = Σ dy · x̂,   dshift = Σ dy
void backward(const BatchNormSpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    const Statistics kept = statisticsIn(pass.memory, pass.inputs.front().shape.channels);
    kernels::batchNormBackward(pass.inputs.front(), pass.outputGradient, pass.parameters.weight, kept.mean,
                               kept.inverseDeviation, pass.parameterGradients.weight, pass.parameterGradients.bias,
                               dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
