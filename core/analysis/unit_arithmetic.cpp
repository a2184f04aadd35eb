// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/unit_arithmetic.h"

namespace fovea {

std::optional<UnitArithmetic> explainUnit(const Conv2dSpec& spec, const ConstImageView& input,
                                          std::span<const float> weight, std::span<const float> bias, int y, int x,
                                          int filter) {
    const Shape shape = input.shape;
    const auto resolved = resolveWindow({shape.height, shape.width}, spec.kernel, spec.stride, spec.dilation,
                                        spec.padding, spec.rounding);
    const auto* window = std::get_if<WindowGeometry>(&resolved);
    if (window == nullptr || y < 0 || x < 0 || y >= window->output.height || x >= window->output.width) return {};
    if (filter < 0 || filter >= spec.filters || shape.channels % spec.groups != 0) return {};

    UnitArithmetic result;
    result.kernel = spec.kernel;
    result.channels = shape.channels / spec.groups;
    result.firstChannel = filter / (spec.filters / spec.groups) * result.channels;
    result.channelSums.assign(static_cast<std::size_t>(result.channels), 0.0);
    const auto filters = static_cast<std::size_t>(spec.filters);
    std::size_t cell = static_cast<std::size_t>(filter);
    for (int row = 0; row < spec.kernel.height; ++row) {
        for (int column = 0; column < spec.kernel.width; ++column) {
            const int inputRow = y * spec.stride.height + row * spec.dilation.height - window->padding.top;
            const int inputColumn = x * spec.stride.width + column * spec.dilation.width - window->padding.left;
            const bool outside =
                inputRow < 0 || inputColumn < 0 || inputRow >= shape.height || inputColumn >= shape.width;
            result.outside.push_back(outside ? 1 : 0);
            for (int channel = 0; channel < result.channels; ++channel, cell += filters) {
                const float value = outside ? 0.0F : input.at(0, inputRow, inputColumn, result.firstChannel + channel);
                result.patch.push_back(value);
                result.weights.push_back(weight[cell]);
                result.channelSums[std::size_t(channel)] += double(value) * double(weight[cell]);
            }
        }
    }
    result.hasBias = !bias.empty();
    result.bias = result.hasBias ? bias[std::size_t(filter)] : 0.0F;
    result.total = double(result.bias);
    for (const double sum : result.channelSums) result.total += sum;
    return result;
}

}  // namespace fovea
