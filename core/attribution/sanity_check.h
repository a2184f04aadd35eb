// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/attribution/attribution.h"

namespace fovea {

/// Does a method's map depend on what the network has learned? Layers get random weights again, from the head on, and the
/// map is made anew (Adebayo et al., "Sanity checks for saliency maps", 2018). A map that stays the same does not explain
/// the network.
struct SanityStage {
    NodeId layer;            ///< this layer, and all with weights behind it, are random
    double correlation = 0;  ///< rank correlation of the absolute values with those of the trained network's map
    friend bool operator==(const SanityStage&, const SanityStage&) = default;
};
struct SanityCheck {
    std::vector<SanityStage> stages;  ///< from the head to the first layer, at most mostSanityStages of them
    AttributionMap random;            ///< of the last stage
};
inline constexpr int mostSanityStages = 6;

/// Restores the network's weights before it returns. `stages` reports whole stages. Errors: those of attribute().
Result<SanityCheck> sanityCheck(Network& network, std::span<const float> pixels, const AttributionRequest& request,
                                std::uint64_t seed, const std::stop_token& stop = {},
                                const std::function<void(int done, int total, const SanityCheck& soFar)>& report = {});

/// Spearman's: Pearson's correlation of the ranks, equal values sharing the mean of theirs. 0 where all of one side are
/// equal. Requires as many of both.
double rankCorrelation(std::span<const float> a, std::span<const float> b);

}  // namespace fovea
