// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/exchange/tensor_order.h"
#include "core/network/weights.h"

namespace fovea {

/// A layer as every generator of code needs it.
struct CodeNode {
    const Node* node = nullptr;
    std::string name;      ///< identifier in every language once something follows: the tensors' prefix
    std::string variable;  ///< that holds its output; the chain's common one where nobody needs it later
    std::string comment;   ///< the user's name and what it does to the shape: "Conv 1: 32×32×3 → 28×28×6"
    Shape shape;
    VectorOrder order;                ///< of a vector, where PyTorch holds it otherwise than the engine
    std::vector<std::size_t> inputs;  ///< positions in the graph
};

/// A sound network in the order in which it runs, with the names that its code uses; made once for
/// all generators.
class CodeGraph {
public:
    /// Requires a sound spec, which must outlive the graph.
    explicit CodeGraph(const NetworkSpec& spec);

    const std::vector<CodeNode>& nodes() const { return nodes_; }
    const CodeNode& input() const { return nodes_.front(); }
    const CodeNode& output() const { return nodes_.back(); }
    const CodeNode& inputOf(const CodeNode& node, std::size_t i = 0) const { return nodes_[node.inputs[i]]; }
    /// Padding resolved for a layer with a window.
    WindowGeometry geometry(const CodeNode& node) const;

private:
    void chooseVariables();
    std::vector<CodeNode> nodes_;
};

/// "28×28×6", or "10" for a vector.
std::string shapeText(Shape shape);

/// Lines put together.
std::string joinLines(const std::vector<std::string>& lines, const std::string& indent = {});

}  // namespace fovea
