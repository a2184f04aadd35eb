// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/onnx/model_view.h"

namespace fovea::onnxfile {

/// Who gives and who reads what in a graph.
struct GraphOrder {
    /// Nodes that the output needs, each behind those it reads.
    std::vector<std::size_t> nodes;
    /// How many of those nodes' inputs read a value; the graph's output counts as a reader too.
    std::map<std::string_view, int> readers;
    std::size_t unused = 0;  ///< nodes that lead nowhere
};

/// `output` is the value asked for; the graph's `inputs` are given from outside. Throws BrokenFile where
/// a value is defined twice or not at all, and where the graph goes in circles.
GraphOrder orderGraph(const ModelView& model, const std::vector<std::string_view>& inputs, std::string_view output);

/// "Conv “conv1”", or "Conv (operator 3)" where it has no name.
std::string nodeText(const ModelView& model, std::size_t node);

}  // namespace fovea::onnxfile
