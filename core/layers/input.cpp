// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/input.h"

namespace fovea {

ShapeResult outputShape(const InputSpec& spec, std::span<const Shape> /*inputs*/) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    return checkedSize(spec.shape);
}

// The network itself writes the standardised pictures into this layer's output.
void forward(const InputSpec& /*spec*/, const LayerForward& /*pass*/) {}
void backward(const InputSpec& /*spec*/, const LayerBackward& /*pass*/) {}

}  // namespace fovea
