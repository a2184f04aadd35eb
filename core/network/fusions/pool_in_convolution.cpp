// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/pool_in_convolution.h"

namespace fovea {

void poolInConvolutions(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        const auto* pool = std::get_if<MaxPool2dSpec>(&fusion.layer(i));
        const int input = fusion.input(i);
        if (!pool || !fusion.isReadOnce(input) || !canMaskBackward(*pool, fusion.node(input).shape)) continue;
        const int convolution = fusion.is<ReluSpec>(input) ? fusion.input(input) : input;
        const auto* spec = std::get_if<Conv2dSpec>(&fusion.layer(convolution));
        if (!spec || !fusion.isReadOnce(convolution)) continue;
        if (!kernels::poolPays(convProblem(*spec, fusion.inputShape(convolution)))) continue;
        fusion.at(convolution).fusedPool = i;
        for (const int done : {input, i})
            if (done != convolution) fusion.at(done).isForwardFused = fusion.at(done).isBackwardFused = true;
    }
}

}  // namespace fovea
