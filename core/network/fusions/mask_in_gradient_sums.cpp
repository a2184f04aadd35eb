// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/mask_in_gradient_sums.h"

#include <algorithm>

namespace fovea {

namespace {

/// The last term of a sum is the first to go backward; no copy of the gradient may be made before. -1: there is
/// one.
int firstTermBackward(const FusionGraph& fusion, int sum) {
    const std::vector<int>& terms = fusion.node(sum).inputs;
    const bool shareOne = std::ranges::all_of(
        terms, [&](int term) { return fusion.at(term).gradientAlias == fusion.at(sum).gradientAlias; });
    return shareOne ? std::ranges::max(terms) : -1;
}

}  // namespace

void maskInGradientSums(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        const int input = fusion.input(i);
        if (!fusion.is<ReluSpec>(i) || fusion.at(i).isBackwardFused || !fusion.node(i).runsBackward) continue;
        if (!fusion.isReadOnce(input) || fusion.at(i).gradientAlias != fusion.at(input).gradientAlias) continue;
        const int norm = fusion.is<AddSpec>(input) ? firstTermBackward(fusion, input) : input;
        // A frozen norm has no gradient sums.
        if (norm < 0 || !hasBatchStatistics(fusion.node(norm)) || !fusion.node(norm).runsBackward) continue;
        fusion.at(norm).mask = i;
        fusion.at(i).isBackwardFused = true;
    }
}

}  // namespace fovea
