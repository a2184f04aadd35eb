// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/maxout.h"

#include <algorithm>

#include "core/kernels/chunks.h"
#include "core/layers/structure_kind.h"

namespace fovea {

ShapeResult outputShape(const MaxoutSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    if (input.channels % spec.pieces != 0)
        return ShapeProblem{ProblemCode::PiecesNotWhole, {double(input.channels), double(spec.pieces)}};
    return Shape{input.height, input.width, input.channels / spec.pieces};
}

std::optional<WindowGeometry> windowOf(const MaxoutSpec& /*spec*/, const Shape& input) {
    return pixelWindow({input.height, input.width});
}

namespace {

/// The place of the largest of `count` values; the first of equals, and a NaN before every number.
int largestPlace(const float* values, int count) {
    int best = 0;
    for (int k = 1; k < count; ++k)
        if (values[k] > values[best] || values[k] != values[k]) best = k;
    return best;
}

}  // namespace

// Shapes: input N×H×W×C, output N×H×W×(C / pieces).
void forward(const MaxoutSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    kernels::forEachRow(x.count, x.shape, *pass.workers, [&](int n, int i) {
        for (int j = 0; j < x.shape.width; ++j) {
            const float* from = x.pixel(n, i, j);
            float* to = pass.output.pixel(n, i, j);
            for (int c = 0; c < pass.output.shape.channels; ++c, from += spec.pieces)
                to[c] = from[largestPlace(from, spec.pieces)];
        }
    });
}

// dx is dy at the largest of each group, 0 at the others.
void backward(const MaxoutSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    const ConstImageView& x = pass.inputs.front();
    kernels::forEachRow(x.count, x.shape, *pass.workers, [&](int n, int i) {
        for (int j = 0; j < x.shape.width; ++j) {
            const float* from = x.pixel(n, i, j);
            const float* dy = pass.outputGradient.pixel(n, i, j);
            float* to = dx.view.pixel(n, i, j);
            if (!dx.accumulate) std::fill_n(to, x.shape.channels, 0.0F);
            for (int c = 0; c < pass.outputGradient.shape.channels; ++c, from += spec.pieces, to += spec.pieces)
                to[largestPlace(from, spec.pieces)] += dy[c];
        }
    });
}

}  // namespace fovea
