// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/kernels/chunks.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

inline std::ptrdiff_t rowValues(const Shape& shape) { return std::ptrdiff_t{shape.width} * shape.channels; }

/// output = function(input), value by value; both N×H×W×C.
template <class Function>
void mapForward(const ConstImageView& input, const ImageView& output, Workers& workers, const Function& function) {
    const std::ptrdiff_t values = rowValues(output.shape);
    forEachRow(output.count, output.shape, workers, [&](int n, int y) {
        const float* x = input.pixel(n, y, 0);
        float* result = output.pixel(n, y, 0);
#pragma GCC ivdep  // may run in place
        for (std::ptrdiff_t i = 0; i < values; ++i) result[i] = function(x[i]);
    });
}

/// inputGradient (+)= function(known, outputGradient), value by value. `known` is the layer's input
/// or output, whichever gives the derivative more cheaply.
template <class Function>
void mapBackward(const ConstImageView& known, const ConstImageView& outputGradient, const ImageView& inputGradient,
                 bool accumulate, Workers& workers, const Function& function) {
    const std::ptrdiff_t values = rowValues(inputGradient.shape);
    forEachRow(inputGradient.count, inputGradient.shape, workers, [&](int n, int y) {
        const float* value = known.pixel(n, y, 0);
        const float* dy = outputGradient.pixel(n, y, 0);
        float* dx = inputGradient.pixel(n, y, 0);
        if (accumulate)
            for (std::ptrdiff_t i = 0; i < values; ++i) dx[i] += function(value[i], dy[i]);
        else
#pragma GCC ivdep  // may run in place
            for (std::ptrdiff_t i = 0; i < values; ++i) dx[i] = function(value[i], dy[i]);
    });
}

/// target (+)= source, value by value. Only the order of the values counts: H×W×C may be copied to 1×1×(H·W·C).
void copyValues(const ConstImageView& source, const ImageView& target, bool accumulate, Workers& workers);

/// sum = a + b or max(0, a + b), value by value, all of one shape; may run in place of a.
void addValues(const ConstImageView& a, const ConstImageView& b, const ImageView& sum, bool fusedRelu,
               Workers& workers);

/// Channels [firstSource, …) of the source to channels [firstTarget, …) of the target, `channels` of them.
void copyChannels(const ConstImageView& source, int firstSource, const ImageView& target, int firstTarget, int channels,
                  bool accumulate, Workers& workers);

}  // namespace fovea::kernels
