// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/convolution.h"

#include <cassert>

#include "core/kernels/depthwise.h"
#include "core/kernels/direct.h"
#include "core/kernels/pooled_convolution.h"
#include "core/kernels/winograd.h"

namespace fovea::kernels {

const char* nameOf(ConvMethod method) {
    switch (method) {
        case ConvMethod::Direct: return "direct";
        case ConvMethod::DirectPooled: return "direct, pooled";
        case ConvMethod::Depthwise: return "depthwise";
        case ConvMethod::Winograd: return "winograd";
    }
    return "";
}

namespace {

/// With fewer channels the transforms cost more than their products save. Measured on AVX2, from
/// 16 channels on Winograd is 1.5 (3×3, 16 channels) to 3.5 times as fast as direct.
bool winogradPays(const ConvProblem& problem) {
    const Extent& output = problem.geometry.output;
    return problem.input.channels >= 16 && problem.filters >= 16 && output.height >= 4 && output.width >= 4;
}

}  // namespace

bool canRun(ConvMethod method, const ConvProblem& problem) {
    switch (method) {
        case ConvMethod::Direct: return true;
        case ConvMethod::DirectPooled:
            return problem.groups == 1 && problem.geometry.output.height >= 2 && problem.geometry.output.width >= 2;
        case ConvMethod::Depthwise: return DepthwiseConvolution::fits(problem);
        case ConvMethod::Winograd: return winogradFits(problem);
    }
    return false;
}

ConvMethod chooseConvMethod(const ConvProblem& problem) {
    if (canRun(ConvMethod::Depthwise, problem)) return ConvMethod::Depthwise;
    if (winogradFits(problem) && winogradPays(problem)) return ConvMethod::Winograd;
    return ConvMethod::Direct;
}

bool poolPays(const ConvProblem& problem) {
    return chooseConvMethod(problem) == ConvMethod::Direct && canRun(ConvMethod::DirectPooled, problem);
}

bool paysWholeBatch(const ConvProblem& problem) {
    constexpr std::int64_t manyPairs = 128 * 256;  // of channels; 36 numbers each are 4.7 MB
    const Extent& output = problem.geometry.output;
    return chooseConvMethod(problem) == ConvMethod::Winograd && problem.geometry.kernel.height == 3 &&
           output.height <= 8 && output.width <= 8 &&
           std::int64_t{problem.input.channels} * problem.filters >= manyPairs;
}

std::unique_ptr<Convolution> makeConvolution(ConvMethod method, const ConvProblem& problem) {
    assert(canRun(method, problem));
    if (method == ConvMethod::DirectPooled) return std::make_unique<PooledConvolution>(problem);
    if (method == ConvMethod::Depthwise) return std::make_unique<DepthwiseConvolution>(problem);
    if (method == ConvMethod::Winograd) return makeWinogradConvolution(problem);
    return std::make_unique<DirectConvolution>(problem);
}

}  // namespace fovea::kernels
