// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/pooled_convolution.h"

#include <algorithm>
#include <cassert>

#include "core/kernels/direct_weight_gradient.h"
#include "core/kernels/quarter_pool.h"

namespace fovea::kernels {

namespace {

WeightOrder forwardOrder(const ConvProblem& problem) {
    const std::ptrdiff_t filters = problem.filters;
    return {problem.input.channels * filters, filters, 1, 0, problem.input.channels, problem.filters};
}

}  // namespace

PooledConvolution::PooledConvolution(const ConvProblem& problem)
    : Convolution(problem), forward_(forwardLattice(problem.geometry), forwardOrder(problem), 1), gradient_(problem) {
    assert(canRun(ConvMethod::DirectPooled, problem));
    if (RowWinograd::fits(problem)) rowWinograd_.emplace(problem);
}

std::size_t PooledConvolution::panelFloats(ConvPass pass) const {
    if (pass == ConvPass::InputGradient) return gradient_.panelFloats();
    return rowWinograd_ ? rowWinograd_->panelFloats() : forward_.panelFloats();
}

int PooledConvolution::packJobs(ConvPass pass) const {
    if (pass == ConvPass::InputGradient) return problem().filters;
    return rowWinograd_ ? rowWinograd_->packJobs() : forward_.packJobs();
}

void PooledConvolution::pack(ConvPass pass, int job, const float* weight, float* panels) const {
    if (pass == ConvPass::InputGradient)
        gradient_.pack(job, weight, panels);
    else if (rowWinograd_)
        rowWinograd_->pack(job, weight, panels);
    else
        forward_.pack(job, weight, panels);
}

void PooledConvolution::forward(const ConvForward& call, RowRange rows) const {
    if (rowWinograd_) return rowWinograd_->runPooled(call, rows);
    forward_.runPooled(call.input, call.panels, {call.bias, false, call.fusedRelu}, call.output, call.argmax, rows);
}

std::size_t PooledConvolution::pooledFloats(int images) const {
    const Extent& output = problem().geometry.output;
    return static_cast<std::size_t>(Shape{output.height / 2, output.width / 2, problem().filters}.size()) *
           static_cast<std::size_t>(images);
}

std::size_t PooledConvolution::scratchFloats(int images) const {
    const std::size_t forward = rowWinograd_ ? rowWinograd_->scratchFloats() : 0;
    return std::max(forward, pooledFloats(images) + gradient_.scratchFloats());
}

void PooledConvolution::backward(const ConvBackward& call) const {
    // What the ReLU made 0 has no argmax and passes nothing on.
    const ConstImageView& dy = call.outputGradient;
    Scratch scratch;
    float* values = scratch.floats(pooledFloats(dy.count));
    const std::uint8_t* argmax = call.argmax;
    const std::ptrdiff_t rowValues = std::ptrdiff_t{dy.shape.width} * dy.shape.channels;
    float* target = values;
    for (int n = 0; n < dy.count; ++n) {
        for (int y = 0; y < dy.shape.height; ++y, argmax += rowValues, target += rowValues) {
            const float* row = dy.pixel(n, y, 0);
            for (std::ptrdiff_t i = 0; i < rowValues; ++i) target[i] = argmax[i] == inactive ? 0.0F : row[i];
        }
    }
    const ConstImageView gradient = denseView<const float>(values, dy.count, dy.shape);
    if (call.inputGradient.data != nullptr)
        gradient_.sumInput(gradient, call.argmax, call.panels, call.inputGradient, call.accumulate);
    if (call.weightGradient != nullptr)
        gradient_.sumWeights(call.input, gradient, call.argmax, call.weightGradient, call.accumulateWeights);
    if (call.biasGradient != nullptr) sumPixels(gradient, call.biasGradient, call.accumulateWeights);
}

}  // namespace fovea::kernels
