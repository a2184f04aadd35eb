// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/share_sum_gradients.h"

#include <algorithm>

namespace fovea {

namespace {

/// The sum is the first to write the term's gradient, and whoever adds to it later does so when the sum's
/// gradient has been read: all other readers of the term lead to the sum, and to each term that shares it
/// without being that term themselves.
bool maySkip(const FusionGraph& fusion, int sum, int term) {
    const auto alias = [&](int i) { return fusion.at(i).gradientAlias; };
    if (fusion.isReadOnce(term) || !fusion.node(term).runsBackward || alias(term) == alias(sum)) return false;
    const std::vector<int>& terms = fusion.node(sum).inputs;
    if (std::ranges::count(terms, term) > 1) return false;
    return std::ranges::all_of(fusion.node(term).consumers, [&](int reader) {
        if (reader == sum) return true;
        return fusion.leadsTo(reader, sum) && std::ranges::all_of(terms, [&](int other) {
                   return other == term || alias(other) != alias(sum) ||
                          (other != reader && fusion.leadsTo(reader, other));
               });
    });
}

}  // namespace

void shareGradientsOfSums(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        if (!fusion.is<AddSpec>(i)) continue;
        const std::vector<int>& terms = fusion.node(i).inputs;
        for (const int term : terms)
            if (fusion.isReadOnce(term) && fusion.at(term).gradientAlias == term &&
                fusion.is<BatchNormSpec, Conv2dSpec>(term))
                fusion.at(term).gradientAlias = fusion.at(i).gradientAlias;
        const auto skip = std::ranges::find_if(terms, [&](int term) { return maySkip(fusion, i, term); });
        if (skip != terms.end()) fusion.moveGradients(fusion.at(*skip).gradientAlias, fusion.at(i).gradientAlias);
    }
}

}  // namespace fovea
