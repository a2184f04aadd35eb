// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/input.h"

#include <utility>

namespace fovea {

ShapeResult outputShape(const InputSpec& spec, std::span<const Shape> /*inputs*/) {
    const std::pair<SettingId, int> sides[] = {{SettingId::Height, spec.shape.height},
                                               {SettingId::Width, spec.shape.width},
                                               {SettingId::Channels, spec.shape.channels}};
    for (const auto& [setting, value] : sides) {
        const auto problems = checkSetting(setting, value, 1, 4096);
        if (!problems.empty()) return problems.front();
    }
    return checkedSize(spec.shape);
}

LayerCost cost(const InputSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const InputSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// The network itself writes the standardised pictures into this layer's output.
void forward(const InputSpec& /*spec*/, const LayerForward& /*pass*/) {}
void backward(const InputSpec& /*spec*/, const LayerBackward& /*pass*/) {}

}  // namespace fovea
