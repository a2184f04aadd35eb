// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/layers/conv2d.h"

namespace fovea {

/// Kernels that were made by hand before any were learned.
enum class KernelPreset {
    SobelX,  ///< change from left to right, smoothed across; Sobel & Feldman, 1968. Larger than 3 × 3 as strong as that
    SobelY,   ///< … from above to below
    Blur,     ///< binomial weights, whose sum is 1
    Sharpen,  ///< five times the centre less its four neighbours
    Gabor,    ///< a wave under a bell; its mean is taken off, so that plain areas give 0. Daugman, 1985
    Bar       ///< a bright bar between dark ones, as Hubel & Wiesel's simple cells like it; sums to 0
};
inline constexpr KernelPreset kernelPresets[] = {KernelPreset::SobelX,  KernelPreset::SobelY, KernelPreset::Blur,
                                                 KernelPreset::Sharpen, KernelPreset::Gabor,  KernelPreset::Bar};
/// Whether a preset has a direction.
bool hasAngle(KernelPreset preset);

/// The kernel's cells, row by row, as a correlation takes them. `degrees`: by how much bars and waves are turned from upright,
/// clockwise.
std::vector<double> presetKernel(KernelPreset preset, Extent kernel, double degrees = 0);

struct KernelChoice {
    KernelPreset preset = KernelPreset::SobelX;
    double degrees = 0;   ///< of the first filter
    bool spreads = true;  ///< each filter is turned further, so that all together go half way round
};
/// The angle of a filter.
double presetAngle(const KernelChoice& choice, int filter, int filters);
/// A convolution's weights {kernel height, kernel width, channels / groups, filters}: every filter has the preset in all of its
/// channels, divided by their number, so that a grey picture gives what one channel would.
void writePreset(const KernelChoice& choice, const Conv2dSpec& conv, std::span<float> weight);

}  // namespace fovea
