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

/// How PyTorch and ONNX order the values of a vector, where that isn't the engine's order: as the
/// flattened maps of these shapes, one behind the other, each in C,H,W order there and in H,W,C
/// order in the engine. Empty where both agree.
using VectorOrder = std::vector<Shape>;

/// Engine's place of each value, in PyTorch's order. Requires a VectorOrder that isn't empty.
std::vector<std::size_t> enginePlaces(const VectorOrder& order);

/// The order of each node's output, where it isn't the engine's. It begins at a flatten, lasts
/// through layers that keep the shape and through joins of vectors, and ends at the next dense
/// layer. Where the inputs of a sum differ, and where windows slide over a vector or neighbouring
/// channels are read, the engine's order is taken.
std::map<NodeId, VectorOrder> vectorOrders(const NetworkSpec& spec, const ShapeTable& shapes);

/// Turns the engine's tensors into PyTorch's and back: convolution {kernel h, kernel w, C/groups,
/// filters} ↔ O×I×H×W; dense {inputs, units} ↔ out×in, inputs in C,H,W order behind a flatten;
/// batch norm behind a flatten likewise; all others as they are. Nothing is rounded.
class TensorOrder {
public:
    /// The spec may be unfinished: where a shape is unknown, the engine's order is kept.
    explicit TensorOrder(const NetworkSpec& spec);

    std::vector<std::int64_t> torchShape(const ParameterTensor& parameter) const;
    /// Both take parameter.count values.
    std::vector<float> toTorch(const ParameterTensor& parameter, std::span<const float> engine) const;
    std::vector<float> toEngine(const ParameterTensor& parameter, std::span<const float> torch) const;
    /// The same out of a file's bytes (parameter.count floats, little-endian, unaligned) and into place, without
    /// memory of its own.
    void toEngine(const ParameterTensor& parameter, std::span<const std::byte> torch, std::span<float> engine) const;

private:
    /// Calls visit(PyTorch's place, engine's place) for each value of the parameter, in PyTorch's order.
    template <class Visit>
    void forEachPlace(const ParameterTensor& parameter, Visit visit) const;

    std::map<NodeId, VectorOrder> denseInputs_;
    std::map<NodeId, VectorOrder> normInputs_;
};

}  // namespace fovea
