// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/mask_in_pool.h"

namespace fovea {

void maskInPools(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        const auto* pool = std::get_if<MaxPool2dSpec>(&fusion.layer(i));
        const int input = fusion.input(i);
        if (!pool || fusion.at(i).isForwardFused) continue;
        if (!fusion.is<ReluSpec>(input) || !fusion.isReadOnce(input)) continue;
        if (fusion.at(input).gradientAlias == input || !canMaskBackward(*pool, fusion.node(input).shape)) continue;
        fusion.at(i).fusedRelu = true;
        fusion.at(input).isBackwardFused = true;
    }
}

}  // namespace fovea
