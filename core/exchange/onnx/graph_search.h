// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "core/exchange/onnx/graph_order.h"

namespace fovea::onnxfile {

/// What a search for an operator that is spelled out asks of a graph. Model and order outlive it.
class GraphSearch {
public:
    GraphSearch(const ModelView& model, const GraphOrder& order);

    const NodeView& node(std::size_t index) const { return model_.nodes[index]; }
    /// The node that computes a value; nothing for inputs and stored tensors.
    std::optional<std::size_t> makerOf(std::string_view value) const;
    /// A tensor that is stored in the file, as an initialiser or by a Constant; null for others.
    const TensorView* tensor(std::string_view value) const;
    /// No node but these and `last` reads what `inside` computes: they can be replaced by one layer.
    bool nothingElseReads(const std::set<std::size_t>& inside, std::size_t last) const;

private:
    const ModelView& model_;
    const GraphOrder& order_;
    std::map<std::string_view, std::size_t> makers_;
    std::map<std::string_view, const TensorView*> tensors_;
};

}  // namespace fovea::onnxfile
