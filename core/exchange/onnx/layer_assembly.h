// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange/onnx/onnx_import.h"
#include "core/network/network_spec.h"
#include "core/network/weights.h"

namespace fovea::onnxfile {

/// An operator can't be expressed. Thrown inside the importer only.
struct Refusal {
    OnnxUnsupported why{};
    std::string detail;
};

/// Writes a tensor's numbers in the engine's order.
using WeightWriter = std::function<void(std::span<float>)>;

/// The network that comes into being: layers with known shapes, and where their weights come from. No
/// weight is copied before all is known to fit.
class LayerAssembly {
public:
    /// `mostWeights`: numbers that all tensors may have together.
    explicit LayerAssembly(std::size_t mostWeights) : weightsLeft_(mostWeights) {}

    const NetworkSpec& spec() const { return spec_; }
    const Node& node(NodeId id) const { return spec_.nodes[static_cast<std::size_t>(id.value - 1)]; }
    Node& node(NodeId id) { return spec_.nodes[static_cast<std::size_t>(id.value - 1)]; }
    Shape shape(NodeId id) const { return shapes_[static_cast<std::size_t>(id.value - 1)]; }

    /// Requires inputs that differ. Throws Refusal where the layer can't take them. `wanted` may be empty or taken.
    NodeId add(const LayerSpec& layer, const std::vector<NodeId>& inputs, std::string_view wanted);
    /// Another layer of the same inputs in a node's place, which nothing reads yet. Throws Refusal.
    void change(NodeId id, const LayerSpec& layer);
    void rename(NodeId id, std::string_view wanted);

    /// Sets where a tensor of `count` numbers comes from. Throws Refusal beyond what is allowed.
    void setWeights(NodeId id, ParameterRole role, std::size_t count, WeightWriter writer);
    /// What was set; requires that something was.
    const WeightWriter& writer(NodeId id, ParameterRole role) const { return writers_.at({id, role}); }
    void replaceWriter(NodeId id, ParameterRole role, WeightWriter writer) { writers_[{id, role}] = std::move(writer); }

    /// Leaves out what `output` doesn't need.
    void keepOnly(NodeId output);
    /// Requires a sound spec. Throws Refusal for a tensor that isn't finite.
    Weights weights() const;

private:
    std::string freeName(const LayerSpec& layer, std::string_view wanted);

    NetworkSpec spec_;
    std::vector<Shape> shapes_;
    std::map<std::pair<NodeId, ParameterRole>, WeightWriter> writers_;
    std::size_t weightsLeft_;
    std::set<std::string> names_;
    std::map<std::string, int> numbers_;  ///< last number given for a stem
};

/// What a layer's own rule refuses.
Refusal refusalFor(const ShapeProblem& problem);

/// "16×16×3"
std::string shapeText(Shape shape);

/// `text` without what a node's name can't hold, 56 bytes at most.
std::string cleanName(std::string_view text);
/// `text` as it can be shown: valid UTF-8, no control characters, 200 bytes at most.
std::string shownText(std::string_view text);

}  // namespace fovea::onnxfile
