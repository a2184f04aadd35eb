// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/kernels/convolution.h"
#include "core/kernels/direct_weight_gradient.h"
#include "core/kernels/tap_sum.h"

namespace fovea::kernels {

/// Convolution as its definition says, in register blocks: see TapSum for the forward pass and the
/// input gradient, WeightGradient for the rest. Takes every problem.
class DirectConvolution final : public Convolution {
public:
    explicit DirectConvolution(const ConvProblem& problem);

    ConvMethod method() const override { return ConvMethod::Direct; }
    std::size_t panelFloats(ConvPass pass) const override;
    int packJobs(ConvPass pass) const override;
    void pack(ConvPass pass, int job, const float* weight, float* panels) const override;
    using Convolution::forward;
    void forward(const ConvForward& call, RowRange rows) const override;
    void backward(const ConvBackward& call) const override;

private:
    struct Part {
        std::unique_ptr<TapSum> sum;
        int rows = 0;  ///< of points
    };
    const std::vector<Part>& parts(ConvPass pass) const {
        return pass == ConvPass::Forward ? forward_ : inputGradient_;
    }

    std::vector<Part> forward_;        ///< a single one
    std::vector<Part> inputGradient_;  ///< one for each remainder of the stride
    WeightGradient weightGradient_;
};

}  // namespace fovea::kernels
