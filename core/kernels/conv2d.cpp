// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/conv2d.h"

#include <algorithm>

#include "core/kernels/chunks.h"
#include "core/kernels/convolution.h"

namespace fovea::kernels {

namespace {

std::unique_ptr<Convolution> prepare(const Shape& input, int filters, const WindowGeometry& geometry, int groups,
                                     int images) {
    const ConvProblem problem{input, filters, geometry, groups};
    return makeConvolution(chooseConvMethod(problem, images), problem);
}

const float* packAll(const Convolution& convolution, ConvPass pass, std::span<const float> weight, Scratch& scratch,
                     Workers& workers) {
    float* panels = scratch.floats(convolution.panelFloats(pass));
    workers.forEach(convolution.packJobs(pass),
                    [&](int job) { convolution.pack(pass, job, weight.data(), panels); });
    return panels;
}

template <class T>
BasicImageView<T> imagesOf(const BasicImageView<T>& view, int first, int end) {
    BasicImageView<T> part = view;
    part.data = view.data + first * view.imageStride;
    part.count = end - first;
    return part;
}

}  // namespace

void conv2dForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias,
                   const WindowGeometry& geometry, int groups, ImageView output, Workers& workers) {
    const auto convolution = prepare(input.shape, output.shape.channels, geometry, groups, 1);
    Scratch scratch;
    const float* panels = packAll(*convolution, ConvPass::Forward, weight, scratch, workers);
    // A task's source should stay in a core's own cache, and few images should still feed many cores.
    const int height = geometry.output.height;
    const int step = convolution->rowStep();
    const int cuts = std::clamp((16 + input.count - 1) / input.count, 1, (height + step - 1) / step);
    const int rows = ((height + cuts - 1) / cuts + step - 1) / step * step;
    const int tasks = (height + rows - 1) / rows;
    workers.forEach(input.count * tasks, [&](int task) {
        const int n = task / tasks;
        const int first = task % tasks * rows;
        convolution->forward({imagesOf(input, n, n + 1), panels, bias.empty() ? nullptr : bias.data(), false,
                              imagesOf(output, n, n + 1)},
                             {first, std::min(height, first + rows)});
    });
}

void conv2dInputGradient(ConstImageView outputGradient, std::span<const float> weight, const WindowGeometry& geometry,
                         int groups, ImageView inputGradient, bool accumulate, Workers& workers) {
    const auto convolution = prepare(inputGradient.shape, outputGradient.shape.channels, geometry, groups, 1);
    Scratch scratch;
    const float* panels = packAll(*convolution, ConvPass::InputGradient, weight, scratch, workers);
    workers.forEach(inputGradient.count, [&](int n) {
        ConvBackward call;
        call.outputGradient = imagesOf(outputGradient, n, n + 1);
        call.panels = panels;
        call.inputGradient = imagesOf(inputGradient, n, n + 1);
        call.accumulate = accumulate;
        convolution->backward(call);
    });
}

void conv2dWeightGradient(ConstImageView input, ConstImageView outputGradient, const WindowGeometry& geometry,
                          int groups, std::span<float> weightGradient, std::span<float> biasGradient,
                          Workers& workers) {
    const auto convolution = prepare(input.shape, outputGradient.shape.channels, geometry, groups, 1);
    const Chunks chunks = cut(input.count, 16);
    const auto sum = [&](int chunk, ConvBackward call) {
        call.input = imagesOf(input, chunks.begin(chunk), chunks.end(chunk));
        call.outputGradient = imagesOf(outputGradient, chunks.begin(chunk), chunks.end(chunk));
        convolution->backward(call);
    };
    sumChunks(chunks, static_cast<std::ptrdiff_t>(weightGradient.size()), weightGradient.data(), workers,
              [&](int chunk, float* target) {
                  ConvBackward call;
                  call.weightGradient = target;
                  sum(chunk, call);
              });
    if (biasGradient.empty()) return;
    sumChunks(chunks, static_cast<std::ptrdiff_t>(biasGradient.size()), biasGradient.data(), workers,
              [&](int chunk, float* target) {
                  ConvBackward call;
                  call.biasGradient = target;
                  sum(chunk, call);
              });
}

}  // namespace fovea::kernels
