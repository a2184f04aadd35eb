// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/direct.h"

#include <cassert>

namespace fovea::kernels {

DirectConvolution::DirectConvolution(const ConvProblem& problem) : Convolution(problem), weightGradient_(problem) {
    const int depth = problem.input.channels / problem.groups;
    const int filters = problem.filters / problem.groups;
    const std::ptrdiff_t all = problem.filters;
    const Extent input{problem.input.height, problem.input.width};
    const auto add = [&](std::vector<Part>& parts, Lattice lattice, const WeightOrder& order, Extent source) {
        const int rows = lattice.count.height;
        parts.push_back({makeTapSum(std::move(lattice), order, problem.groups, source), rows});
    };
    add(forward_, forwardLattice(problem.geometry),
        {.tapStride = depth * all,
         .stepStride = all,
         .laneStride = 1,
         .groupStride = filters,
         .depth = depth,
         .lanes = filters},
        input);
    for (Lattice& lattice : inputGradientLattices(problem.geometry, input))
        add(inputGradient_, std::move(lattice),
            {.tapStride = depth * all,
             .stepStride = 1,
             .laneStride = all,
             .groupStride = filters,
             .depth = filters,
             .lanes = depth},
            problem.geometry.output);
}

std::size_t DirectConvolution::panelFloats(ConvPass pass) const {
    std::size_t floats = 0;
    for (const Part& part : parts(pass)) floats += part.sum->panelFloats();
    return floats;
}

int DirectConvolution::packJobs(ConvPass pass) const {
    int jobs = 0;
    for (const Part& part : parts(pass)) jobs += part.sum->packJobs();
    return jobs;
}

void DirectConvolution::pack(ConvPass pass, int job, const float* weight, float* panels) const {
    for (const Part& part : parts(pass)) {
        if (job < part.sum->packJobs()) return part.sum->pack(job, weight, panels);
        job -= part.sum->packJobs();
        panels += part.sum->panelFloats();
    }
    assert(false && "no such job");
}

// y = b + Σ x · w
void DirectConvolution::forward(const ConvForward& call, RowRange rows) const {
    forward_.front().sum->run(call.input, call.panels, {call.bias, false, call.fusedRelu}, call.output, rows);
}

// dx = Σ dy · w,   dw = Σ x · dy,   db = Σ dy
void DirectConvolution::backward(const ConvBackward& call) const {
    if (call.inputGradient.data != nullptr) {
        const float* panels = call.panels;
        for (const Part& part : inputGradient_) {
            part.sum->run(call.outputGradient, panels, {nullptr, call.accumulate, false}, call.inputGradient,
                          {0, part.rows});
            panels += part.sum->panelFloats();
        }
    }
    if (call.weightGradient != nullptr)
        weightGradient_.run(call.input, call.outputGradient, call.weightGradient, call.accumulateWeights);
    if (call.biasGradient != nullptr) sumPixels(call.outputGradient, call.biasGradient, call.accumulateWeights);
}

}  // namespace fovea::kernels
