// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// d[c] = bias + factor · Σ x[k]² over the channels k with |k − c| ≤ radius. Krizhevsky, Sutskever & Hinton, 2012,
/// section 3.3, where factor is called α; some programs write α for factor · (2 · radius + 1).
struct ResponseNorm {
    int radius = 0;
    float factor = 0;
    float beta = 0;
    float bias = 1;
};

/// output = input · d^−beta. May run in place.
void responseNormForward(ConstImageView input, const ResponseNorm& norm, ImageView output, Workers& workers);

/// inputGradient (+)= dy · d^−beta − 2 · factor · beta · x · Σ dy · x · d^(−beta − 1), the sum over the channels
/// in whose window c lies, which are those in c's own.
void responseNormBackward(ConstImageView input, ConstImageView outputGradient, const ResponseNorm& norm,
                          ImageView inputGradient, bool accumulate, Workers& workers);

}  // namespace fovea::kernels
