// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/normalise_in_sum.h"

namespace fovea {

void normaliseInSums(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        if (!fusion.is<AddSpec>(i) || fusion.node(i).inputs.size() != 2) continue;
        for (const int term : fusion.node(i).inputs) {
            const bool isPlain =
                fusion.is<BatchNormSpec>(term) && fusion.isReadOnce(term) && fusion.at(term).outputAlias == term;
            const int input = isPlain ? fusion.input(term) : -1;
            if (!isPlain || !fusion.isReadOnce(input) || !fusion.is<Conv2dSpec>(input)) continue;
            fusion.fuseIntoInput(term);
            fusion.at(term).isNormalisedBySum = true;
        }
    }
}

}  // namespace fovea
