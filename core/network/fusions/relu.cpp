// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/relu.h"

namespace fovea {

namespace {

/// The convolution, batch norm or sum whose pass makes the output of node i, or -1.
int storingPass(const FusionGraph& fusion, int i) {
    if (fusion.is<Conv2dSpec, AddSpec>(i)) return i;
    if (!fusion.is<BatchNormSpec>(i)) return -1;
    return fusion.at(i).isForwardFused ? fusion.input(i) : i;
}

}  // namespace

void fuseRelus(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        const int input = fusion.input(i);
        if (!fusion.is<ReluSpec>(i) || !fusion.isReadOnce(input)) continue;
        const int pass = storingPass(fusion, input);
        if (pass < 0) continue;
        fusion.at(pass).fusedRelu = true;
        fusion.fuseIntoInput(i);
        fusion.at(i).gradientAlias = fusion.at(input).gradientAlias;
    }
}

}  // namespace fovea
