// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/dropout.h"

#include "core/kernels/elementwise.h"
#include "core/tensor/random.h"

namespace fovea {

ShapeResult outputShape(const DropoutSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    return inputs.front();
}

namespace {

/// target (+)= source · mask, with the mask's values 0 or 1 / (1 − rate). It is drawn anew in backward
/// rather than kept: a number costs less than reading a byte back from memory.
template <class Pass>
void applyMask(const DropoutSpec& spec, const Pass& pass, const ConstImageView& source, const ImageView& target,
               bool accumulate) {
    const std::ptrdiff_t values = kernels::rowValues(target.shape);
    const float scale = 1.0F / (1.0F - spec.rate);
    kernels::forEachRow(target.count, target.shape, *pass.workers, [&](int n, int y) {
        const RandomStream stream(pass.seed, RandomPurpose::Dropout, pass.node, pass.step, pass.firstSample + n);
        const float* from = source.pixel(n, y, 0);
        float* to = target.pixel(n, y, 0);
        for (std::ptrdiff_t i = 0; i < values; ++i) {
            const std::uint64_t bits = stream.bitsAt(static_cast<std::uint64_t>(y * values + i));
            const float kept = uniformFloat(bits) < spec.rate ? 0.0F : from[i] * scale;
            to[i] = accumulate ? to[i] + kept : kept;
        }
    });
}

}  // namespace

// Shapes: input and output N×H×W×C. Training: y = x · mask; inference: y = x.
void forward(const DropoutSpec& spec, const LayerForward& pass) {
    if (pass.mode == Mode::Training && !pass.asInference)
        applyMask(spec, pass, pass.inputs.front(), pass.output, false);
    else
        kernels::copyValues(pass.inputs.front(), pass.output, false, *pass.workers);
}

// dx = dy · mask, the same mask.
void backward(const DropoutSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    if (pass.asInference)
        kernels::copyValues(pass.outputGradient, dx.view, dx.accumulate, *pass.workers);
    else
        applyMask(spec, pass, pass.outputGradient, dx.view, dx.accumulate);
}

}  // namespace fovea
