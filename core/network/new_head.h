// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/network/network_spec.h"

namespace fovea {

/// A network whose last layer was exchanged for one with other classes, as transfer learning asks for.
struct NewHead {
    NetworkSpec spec;
    NodeId head;              ///< the layer that gives the scores; its id is new, so that no old weights fit it
    bool isAppended = false;  ///< the network ended in features; what stands behind them is new
};

/// Whether the network's last layer with weights gives its scores: a dense layer, or a convolution that global averaging or
/// nothing but a 1×1 map is behind, with at most flattening and softmax after it. A network that ends in anything else (an
/// activation, a sum, a pool, wide maps) ends in features. Nullopt for those.
std::optional<NodeId> headOf(const NetworkSpec& spec);

/// Exchanges the head for one of the same kind with `classes` scores, or puts global averaging, where maps are wider than a
/// pixel, and a dense layer behind features. A softmax at the end goes: the loss has its own. The head has an id from
/// `firstFreeId` on and its predecessor's name; all other layers stay as they are.
/// Error: NetworkInvalid where there is no input, several outputs, or shapes that don't match.
Result<NewHead> withNewHead(const NetworkSpec& spec, int classes, NodeId firstFreeId);

}  // namespace fovea
