// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/network/network_spec.h"
#include "core/network/weights.h"

namespace fovea {

/// What each node is called as a PyTorch module, and so in front of its tensors' names: small
/// letters, digits and '_' only ("Conv 1" → "conv1", "Conv-2" → "conv_2"), never empty, never a
/// word of Python or a member of torch.nn.Module, unique ("conv1_2" where "conv1" is taken). A
/// function of the spec; files keep the assignment beside the tensors.
std::map<NodeId, std::string> moduleNames(const NetworkSpec& spec);

/// "conv1.weight", ".bias", ".running_mean", ".running_var".
std::string tensorName(const std::string& module, ParameterRole role);

/// Place in the engine's order of each value of a vector that PyTorch or ONNX would hold; empty
/// where both agree.
using VectorOrder = std::vector<int>;

/// The order that a map of this shape has once it is flattened: C,H,W there, H,W,C in the engine.
VectorOrder flattenedOrder(Shape shape);

/// The order of each node's output. It begins at a flatten, lasts through layers that keep the shape
/// and through joins of vectors, and ends at the next dense layer. Where inputs of a sum differ, and
/// where windows slide over a vector, the engine's order is taken.
std::map<NodeId, VectorOrder> vectorOrders(const NetworkSpec& spec, const ShapeTable& shapes);

/// Turns the engine's tensors into PyTorch's and back: convolution {kernel h, kernel w, C/groups,
/// filters} ↔ O×I×H×W; dense {inputs, units} ↔ out×in, inputs in C,H,W order behind a flatten;
/// batch norm behind a flatten likewise; all others as they are. Nothing is rounded.
class TensorOrder {
public:
    /// The spec may be unfinished: where a shape is unknown, the engine's order is kept.
    explicit TensorOrder(const NetworkSpec& spec);

    std::vector<std::int64_t> torchShape(const ParameterSlot& slot) const;
    /// Both take slot.count values.
    std::vector<float> toTorch(const ParameterSlot& slot, std::span<const float> engine) const;
    std::vector<float> toEngine(const ParameterSlot& slot, std::span<const float> torch) const;

private:
    /// Engine's place of each of PyTorch's values.
    std::vector<std::size_t> places(const ParameterSlot& slot) const;

    std::map<NodeId, VectorOrder> denseInputs_;  ///< where the order isn't the engine's
    std::map<NodeId, VectorOrder> normInputs_;
};

}  // namespace fovea
