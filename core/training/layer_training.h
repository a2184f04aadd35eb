// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/network/graph.h"
#include "core/network/network_spec.h"

namespace fovea {

/// What training does to some layers otherwise than to the rest. Ids of layers that the network doesn't have, or that have
/// no weights, mean nothing; they are kept, since an edit that is undone brings its layer back.
struct LayerTraining {
    FrozenLayers frozen;
    std::map<NodeId, float> rates;  ///< factors on the learning rate, 1 elsewhere; 0 leaves weights as they are
    bool decaysBiases = true;       ///< weight decay on biases, a norm's shift among them
    bool decaysNorms = true;        ///< … on scale and shift of batch, group and instance norm
    friend bool operator==(const LayerTraining&, const LayerTraining&) = default;
};

/// The largest factor of a rate.
inline constexpr float largestRateFactor = 1000;
/// A factor out of its range, as OptionInvalid.
Result<void> validate(const LayerTraining& layers);

/// Layers with weights that training could change, in topological order.
std::vector<NodeId> layersWithWeights(const NetworkSpec& spec);
/// Whether any of those is frozen.
bool freezesAny(const LayerTraining& layers, const NetworkSpec& spec);
/// Layers whose weights stay as they are: frozen ones, and those at a rate of 0.
FrozenLayers unchangedLayers(const LayerTraining& layers);
/// Those of layersWithWeights() that `last` depends on, and itself: what lies below a freeze line behind it.
FrozenLayers layersUpTo(const NetworkSpec& spec, NodeId last);

/// How many values are trained, and how many stay as they are.
struct TrainedCounts {
    std::int64_t trained = 0;
    std::int64_t frozen = 0;  ///< those of unchangedLayers()
};
/// Running statistics are neither. Requires a sound spec.
TrainedCounts trainedCounts(const NetworkSpec& spec, const LayerTraining& layers);

/// `--freeze`: names, or ids as `describe` has them, in a list with commas; FIRST..LAST stands for all that lie on a way from
/// one to the other, up-to:LAST for LAST and all that it depends on. Layers without weights are left out, unless a part of
/// the list names nothing else. Errors: LayerUnknown, and OptionInvalid for a part that has no layer with weights.
Result<FrozenLayers> parseFrozenLayers(std::string_view text, const NetworkSpec& spec);
/// `--rates`: LAYER=FACTOR,…, layers as above. Error: OptionInvalid, too.
Result<std::map<NodeId, float>> parseLayerRates(std::string_view text, const NetworkSpec& spec);
/// `--no-decay`: biases, norms or both. Error: OptionInvalid.
Result<void> parseNoDecay(std::string_view text, LayerTraining& layers);

/// A text that parseFrozenLayers() reads back: "up-to:conv5" where that is what is frozen, else names; empty for none.
std::string frozenText(const FrozenLayers& frozen, const NetworkSpec& spec);

}  // namespace fovea
