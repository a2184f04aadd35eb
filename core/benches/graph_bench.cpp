// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/graph_bench.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/benches/graph_operations.h"

namespace fovea {
namespace {

using enum ComputationOperation;

struct Graph {
    std::string_view id;
    std::vector<ComputationNode> nodes;
    BenchState example;
};

const std::vector<Graph>& graphs() {
    static const std::vector<Graph> list{
        {.id = "product",
         .nodes = {{"W", Value, {}}, {"x", Value, {}}, {"y", Product, {0, 1}}, {"L", Scale, {2}}},
         .example = {{"W", 1.0}, {"x", 2.0}, {"upstream", 1.2}}},
        {.id = "softmax",
         .nodes =
             {{"W", Value, {}}, {"x", Value, {}}, {"z", Product, {0, 1}}, {"p", Softmax, {2}}, {"L", LogLoss, {3}}},
         .example = {{"W", Matrix(3, 2, {0.1, 0.2, 0.3, -0.1, -0.2, 0.4})},
                     {"x", Matrix(2, 1, {1, 2})},
                     {"class", 2.0}}},
        {.id = "layers",
         .nodes = {{"W", Value, {}},
                   {"x", Value, {}},
                   {"h", Product, {0, 1}},
                   {"r", Relu, {2}},
                   {"V", Value, {}},
                   {"z", Product, {4, 3}},
                   {"p", Softmax, {5}},
                   {"L", LogLoss, {6}}},
         .example = {{"W", Matrix(2, 2, {1, -1, 0.5, 0.5})},
                     {"x", Matrix(2, 1, {1, 2})},
                     {"V", Matrix(2, 2, {1, -1, 0.5, 2})},
                     {"class", 1.0}}},
        {.id = "correlation",
         .nodes = {{"W", Value, {}}, {"x", Value, {}}, {"y", Correlation, {0, 1}}, {"L", Sum, {2}}},
         .example = {{"W", Matrix(2, 2, {1, 2, 3, 4})}, {"x", Matrix(3, 3, {12, 3, 19, 25, 10, 1, 9, 7, 17})}}},
        {.id = "neuron",
         .nodes =
             {{"W", Value, {}}, {"x", Value, {}}, {"b", Value, {}}, {"z", Product, {0, 1, 2}}, {"L", Sigmoid, {3}}},
         .example = {{"W", Matrix(1, 2, {2, -3})}, {"x", Matrix(2, 1, {-1, -2})}, {"b", -3.0}}}};
    return list;
}

const Graph& graphOf(std::string_view id) { return *std::ranges::find(graphs(), id, &Graph::id); }

/// Values of all nodes, from the fields.
std::vector<Matrix> forward(const std::vector<ComputationNode>& nodes, const BenchState& fields) {
    std::vector<Matrix> values;
    for (const ComputationNode& node : nodes) values.push_back(valueOf(node, values, fields));
    return values;
}

double lossOf(const std::vector<ComputationNode>& nodes, const BenchState& fields) {
    return forward(nodes, fields).back().values.front();
}

/// dL/d(each node): what arrives from the right, times the node's own derivative.
std::vector<Matrix> backward(const std::vector<ComputationNode>& nodes, const std::vector<Matrix>& values,
                             const BenchState& fields) {
    std::vector<Matrix> gradients;
    for (const Matrix& value : values) gradients.emplace_back(value.rows, value.columns);
    gradients.back() = Matrix(1.0);
    for (std::size_t node = nodes.size(); node-- > 0;)
        passBack(nodes[node], values, gradients[node], fields, gradients);
    return gradients;
}

/// (L(v + h) − L(v − h)) / 2h for each number v of a field.
Matrix numericGradient(const std::vector<ComputationNode>& nodes, const BenchState& fields, std::string_view name) {
    constexpr double h = 1e-5;
    BenchState nudged = fields;
    Matrix& numbers = std::get<Matrix>(nudged.find(name)->second);
    Matrix result(numbers.rows, numbers.columns);
    for (std::size_t i = 0; i < numbers.values.size(); ++i) {
        const double before = numbers.values[i];
        numbers.values[i] = before + h;
        const double above = lossOf(nodes, nudged);
        numbers.values[i] = before - h;
        result.values[i] = (above - lossOf(nodes, nudged)) / (2 * h);
        numbers.values[i] = before;
    }
    return result;
}

/// What is learned: every value but the input.
bool isParameter(const ComputationNode& node) { return node.operation == Value && node.id != "x"; }

/// One step of descent, W ← W − rate · dL/dW, and what comes of it.
void addDescent(const std::vector<ComputationNode>& nodes, const std::vector<Matrix>& gradients,
                const BenchState& fields, BenchState& readings) {
    BenchState after = fields;
    const double rate = numberOf(fields, "rate");
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (!isParameter(nodes[node])) continue;
        Matrix& numbers = std::get<Matrix>(after.find(nodes[node].id)->second);
        for (std::size_t i = 0; i < numbers.values.size(); ++i) numbers.values[i] -= rate * gradients[node].values[i];
        readings.emplace("new_" + std::string(nodes[node].id), numbers);
    }
    readings.emplace("new_L", lossOf(nodes, after));
}

/// The nodes that compute something, in their order.
std::vector<std::size_t> computing(const std::vector<ComputationNode>& nodes) {
    std::vector<std::size_t> list;
    for (std::size_t node = 0; node < nodes.size(); ++node)
        if (nodes[node].operation != Value) list.push_back(node);
    return list;
}

/// Each computing node takes a step forward and one back.
BenchState graphReadings(const BenchState& fields) {
    const std::vector<ComputationNode>& nodes = graphNodes(choiceOf(fields, "graph"));
    const std::vector<std::size_t> order = computing(nodes);
    const auto count = static_cast<int>(order.size());
    const int step = std::min(wholeOf(fields, "step"), 2 * count);
    const std::vector<Matrix> values = forward(nodes, fields);
    const std::vector<Matrix> gradients = backward(nodes, values, fields);

    BenchState readings{{"steps_forward", count}, {"last", 2 * count}};
    // The fields themselves are values too, under the names that they have anyway.
    for (int i = 0; i < std::min(step, count); ++i) {
        const std::size_t node = order[static_cast<std::size_t>(i)];
        readings.emplace(nodes[node].id, values[node]);
    }
    if (step > count) readings.emplace("d_L", Matrix(1.0));
    for (int i = 0; i < step - count; ++i) {
        // A node hands back to what it was given.
        for (const int input : nodes[order[static_cast<std::size_t>(count - 1 - i)]].inputs) {
            const auto at = static_cast<std::size_t>(input);
            readings.emplace("d_" + std::string(nodes[at].id), gradients[at]);
        }
    }
    if (step < 2 * count) return readings;
    for (const ComputationNode& node : nodes) {
        if (node.operation == Value)
            readings.emplace("numeric_" + std::string(node.id), numericGradient(nodes, fields, node.id));
    }
    addDescent(nodes, gradients, fields, readings);
    return readings;
}

/// The field that does not fit the others, for the graph that is chosen.
std::optional<std::string> graphMisfit(const BenchState& fields) {
    const std::string& graph = choiceOf(fields, "graph");
    const Matrix& x = matrixOf(fields, "x");
    const Matrix& w = matrixOf(fields, "W");
    if (graph == "correlation")
        return w.rows > x.rows || w.columns > x.columns ? std::optional<std::string>("W") : std::nullopt;
    if (x.columns != 1) return "x";
    if (w.columns != x.rows) return "W";
    if ((graph == "product" || graph == "neuron") && w.rows != 1) return "W";
    if (graph == "layers" && matrixOf(fields, "V").columns != w.rows) return "V";
    const int classes = graph == "layers" ? matrixOf(fields, "V").rows : w.rows;
    const bool labelled = graph == "softmax" || graph == "layers";
    return labelled && wholeOf(fields, "class") >= classes ? std::optional<std::string>("class") : std::nullopt;
}

BenchField numbersField(std::string_view name, Matrix initial) {
    return {.name = name,
            .initial = std::move(initial),
            .least = -999,
            .most = 999,
            .mostRows = 4,
            .mostColumns = 4,
            .random = true};
}

}  // namespace

const std::vector<ComputationNode>& graphNodes(std::string_view graph) { return graphOf(graph).nodes; }

BenchState graphExample(std::string_view graph) {
    BenchState state = graphOf(graph).example;
    state.emplace("graph", std::string(graph));
    state.emplace("step", Matrix(0));
    return state;
}

const BenchKind& graphBench() {
    static const BenchKind kind{
        .id = "graph",
        .fields = {{.name = "graph",
                    .initial = "softmax",
                    .choices = {"product", "softmax", "layers", "correlation", "neuron"}},
                   numbersField("W", matrixOf(graphExample("softmax"), "W")),
                   numbersField("x", matrixOf(graphExample("softmax"), "x")),
                   numbersField("V", matrixOf(graphExample("layers"), "V")),
                   {.name = "b", .initial = Matrix(-3), .least = -999, .most = 999},
                   {.name = "upstream", .initial = Matrix(1.2), .least = -999, .most = 999},
                   {.name = "class", .initial = Matrix(2), .least = 0, .most = 3, .whole = true},
                   {.name = "rate", .initial = Matrix(0.5), .least = 0, .most = 10},
                   {.name = "step", .initial = Matrix(0), .least = 0, .most = 16, .whole = true}},
        .readings = {"h",     "r",         "y",         "z",         "p",
                     "L",     "d_L",       "d_p",       "d_z",       "d_y",
                     "d_r",   "d_h",       "d_W",       "d_V",       "d_x",
                     "d_b",   "numeric_W", "numeric_V", "numeric_x", "numeric_b",
                     "new_W", "new_V",     "new_b",     "new_L",     "steps_forward",
                     "last"},
        .step = "step",
        .lastStep = "last",
        .fit = graphMisfit,
        .compute = graphReadings};
    return kind;
}

}  // namespace fovea
