// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/fold_norm.h"

namespace fovea {

void foldNorms(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        const int input = fusion.input(i);
        if (!fusion.is<BatchNormSpec>(i) || !fusion.is<Conv2dSpec>(input) || !fusion.isReadOnce(input)) continue;
        fusion.at(input).foldedNorm = i;
        fusion.fuseIntoInput(i);
    }
}

}  // namespace fovea
