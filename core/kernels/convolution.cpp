// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/convolution.h"

#include <cassert>

#include "core/kernels/depthwise.h"
#include "core/kernels/direct.h"

namespace fovea::kernels {

const char* nameOf(ConvMethod method) {
    switch (method) {
        case ConvMethod::Direct: return "direct";
        case ConvMethod::Depthwise: return "depthwise";
        case ConvMethod::Winograd: return "winograd";
    }
    return "";
}

bool canRun(ConvMethod method, const ConvProblem& problem) {
    switch (method) {
        case ConvMethod::Direct: return true;
        case ConvMethod::Depthwise: return DepthwiseConvolution::fits(problem);
        case ConvMethod::Winograd: return false;
    }
    return false;
}

ConvMethod chooseConvMethod(const ConvProblem& problem, int /*images*/) {
    return canRun(ConvMethod::Depthwise, problem) ? ConvMethod::Depthwise : ConvMethod::Direct;
}

std::unique_ptr<Convolution> makeConvolution(ConvMethod method, const ConvProblem& problem) {
    assert(canRun(method, problem));
    if (method == ConvMethod::Depthwise) return std::make_unique<DepthwiseConvolution>(problem);
    return std::make_unique<DirectConvolution>(problem);
}

}  // namespace fovea::kernels
