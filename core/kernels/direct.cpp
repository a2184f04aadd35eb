// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/direct.h"

#include <cassert>

namespace fovea::kernels {

DirectConvolution::DirectConvolution(const ConvProblem& problem) : Convolution(problem), weightGradient_(problem) {
    const int depth = problem.input.channels / problem.groups;
    const int filters = problem.filters / problem.groups;
    const std::ptrdiff_t all = problem.filters;
    forward_.emplace_back(forwardLattice(problem.geometry), WeightOrder{depth * all, all, 1, filters, depth, filters},
                          problem.groups);
    for (Lattice& lattice : inputGradientLattices(problem.geometry, {problem.input.height, problem.input.width}))
        inputGradient_.emplace_back(std::move(lattice), WeightOrder{depth * all, 1, all, filters, filters, depth},
                                    problem.groups);
}

std::size_t DirectConvolution::panelFloats(ConvPass pass) const {
    std::size_t floats = 0;
    for (const Gather& gather : gathers(pass)) floats += gather.panelFloats();
    return floats;
}

int DirectConvolution::packJobs(ConvPass pass) const {
    int jobs = 0;
    for (const Gather& gather : gathers(pass)) jobs += gather.packJobs();
    return jobs;
}

void DirectConvolution::pack(ConvPass pass, int job, const float* weight, float* panels) const {
    for (const Gather& gather : gathers(pass)) {
        if (job < gather.packJobs()) return gather.pack(job, weight, panels);
        job -= gather.packJobs();
        panels += gather.panelFloats();
    }
    assert(false && "no such job");
}

// y = b + Σ x · w
void DirectConvolution::forward(const ConvForward& call, RowRange rows) const {
    forward_.front().run(call.input, call.panels, {call.bias, false, call.rectify}, call.output, rows);
}

// dx = Σ dy · w,   dw = Σ x · dy,   db = Σ dy
void DirectConvolution::backward(const ConvBackward& call) const {
    if (call.inputGradient.data != nullptr) {
        const float* panels = call.panels;
        for (const Gather& gather : inputGradient_) {
            gather.run(call.outputGradient, panels, {nullptr, call.accumulate, false}, call.inputGradient,
                       {0, gather.rowCount()});
            panels += gather.panelFloats();
        }
    }
    if (call.weightGradient != nullptr) weightGradient_.run(call.input, call.outputGradient, call.weightGradient);
    if (call.biasGradient != nullptr) sumPixels(call.outputGradient, call.biasGradient);
}

}  // namespace fovea::kernels
