// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/benches/bench_kind.h"

namespace fovea {

/// What a node of a computational graph does with what it is given.
enum class ComputationOperation {
    Value,    ///< nothing: a number, vector or matrix that people set
    Product,  ///< W · x
    Relu,
    Sigmoid,
    Softmax,
    LogLoss,      ///< −ln p[class]
    Correlation,  ///< of a picture and a kernel, valid
    Sum,          ///< of all numbers
    Scale         ///< times a number that stands for what comes from further right
};

struct ComputationNode {
    std::string_view id;  ///< its value is the reading "id", its gradient "d_id"
    ComputationOperation operation = ComputationOperation::Value;
    std::vector<int> inputs;  ///< places in the list, all earlier
};

/// The graphs by their keys: product, softmax, layers, correlation, neuron. In the order of computation; the last is L.
const std::vector<ComputationNode>& graphNodes(std::string_view graph);
/// The fields of each graph's own example.
BenchState graphExample(std::string_view graph);

/// Backpropagation on a small graph, node by node: first all values, left to right, then all gradients, right to left.
/// Fields: graph, x, W, V (weights of the second layer), b, upstream, class, rate, step.
/// Readings, as far as the steps have come: a value for each node and dL/d(node) as "d_…"; then "numeric_…", the same of the
/// fields by central differences; "new_…", a field after one step of descent, and "new_L". steps_forward; last.
const BenchKind& graphBench();

}  // namespace fovea
