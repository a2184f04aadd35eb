// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/kernels/convolution.h"
#include "core/kernels/gather.h"
#include "core/kernels/row_winograd.h"
#include "core/kernels/argmax_gradient.h"

namespace fovea::kernels {

/// Direct convolution together with the 2×2 maximum pool behind it, and the ReLU between them if there is one:
/// forward keeps the four sums of a pool's window in registers (PooledProduct, or RowWinograd for few channels under a
/// wide window), backward multiplies for the argmax alone (ArgmaxGradient). The convolution's own output and its
/// gradient, four times as large as the pool's, are never made. The views of output and its gradient are the pool's;
/// rows are the pool's rows.
class PooledConvolution final : public Convolution {
public:
    explicit PooledConvolution(const ConvProblem& problem);

    ConvMethod method() const override { return ConvMethod::DirectPooled; }
    std::size_t panelFloats(ConvPass pass) const override;
    int packJobs(ConvPass pass) const override;
    void pack(ConvPass pass, int job, const float* weight, float* panels) const override;
    using Convolution::forward;
    void forward(const ConvForward& call, RowRange rows) const override;
    void backward(const ConvBackward& call) const override;
    std::size_t scratchFloats(int images) const override;

private:
    std::size_t pooledFloats(int images) const;

    Gather forward_;
    std::optional<RowWinograd> rowWinograd_;  ///< instead, where it fits
    ArgmaxGradient gradient_;
};

}  // namespace fovea::kernels
