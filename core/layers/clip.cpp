// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/clip.h"

#include <algorithm>

namespace fovea {

ShapeResult outputShape(const ClipSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    for (const auto& problem : checkSetting(SettingId::Largest, spec.largest, spec.smallest, 1e6)) return problem;
    return inputs.front();
}

// y = min(max(x, smallest), largest).
void forward(const ClipSpec& spec, const LayerForward& pass) {
    activate(pass, [low = spec.smallest, high = spec.largest](float x) { return std::min(std::max(x, low), high); });
}

// dx = dy where smallest < y < largest, else 0.
void backward(const ClipSpec& spec, const LayerBackward& pass) {
    activateBackward(pass.output, pass, [low = spec.smallest, high = spec.largest](float y, float dy) {
        return y > low && y < high ? dy : 0.0F;
    });
}

}  // namespace fovea
