// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/concat.h"

namespace fovea {

ShapeResult outputShape(const ConcatSpec& /*spec*/, std::span<const Shape> inputs) {
    const Shape first = inputs.front();
    std::int64_t channels = 0;
    for (const Shape& other : inputs) {
        if (other.height != first.height || other.width != first.width) {
            return ShapeProblem{ProblemCode::SidesDiffer,
                                {double(first.height), double(first.width), double(other.height), double(other.width)}};
        }
        channels += other.channels;
    }
    if (channels > 2147483647) {
        return ShapeProblem{ProblemCode::TooLarge,
                            {double(first.height) * double(first.width) * double(channels), 2147483647.0}};
    }
    return checkedSize({first.height, first.width, static_cast<int>(channels)});
}

LayerCost cost(const ConcatSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

}  // namespace fovea
