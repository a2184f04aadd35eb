// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/layers/conv2d.h"
#include "core/tensor/image_view.h"

namespace fovea {

/// How one output of a convolution comes about: the numbers that are multiplied, and what they add
/// up to, from the very tensors that the network used.
struct UnitArithmetic {
    Extent kernel;
    int firstChannel = 0;  ///< of the filter's group
    int channels = 0;      ///< that the filter sees
    /// kernel.height × kernel.width × channels values, channels fastest; 0 where the window hangs over.
    std::vector<float> patch;
    std::vector<float> weights;         ///< in the same order
    std::vector<std::uint8_t> outside;  ///< kernel.height × kernel.width; 1 in the padding
    std::vector<double> channelSums;
    float bias = 0;
    bool hasBias = false;
    double total = 0;  ///< Σ channelSums + bias

    float patchAt(int row, int column, int channel) const { return patch[index(row, column, channel)]; }
    float weightAt(int row, int column, int channel) const { return weights[index(row, column, channel)]; }

private:
    std::size_t index(int row, int column, int channel) const {
        return (std::size_t(row) * std::size_t(kernel.width) + std::size_t(column)) * std::size_t(channels) +
               std::size_t(channel);
    }
};

/// Output (y, x, filter) of a convolution of image 0 of `input`. `weight` and `bias` in the engine's
/// order. nullopt where the window does not fit the input or the unit lies outside the output.
std::optional<UnitArithmetic> explainUnit(const Conv2dSpec& spec, const ConstImageView& input,
                                          std::span<const float> weight, std::span<const float> bias, int y, int x,
                                          int filter);

}  // namespace fovea
