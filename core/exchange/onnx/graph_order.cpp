// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/graph_order.h"

#include <set>

namespace fovea::onnxfile {
namespace {

/// Gives each value the node that makes it; what comes from outside the nodes has none.
class Producers {
public:
    static constexpr std::size_t outside = SIZE_MAX;

    Producers(const ModelView& model, const std::vector<std::string_view>& inputs) : model_(model) {
        for (const std::string_view name : inputs) define(name, outside);
        for (const TensorView& tensor : model.initialisers) define(tensor.name, outside);
        for (std::size_t i = 0; i < model.nodes.size(); ++i)
            for (const std::string_view name : model.nodes[i].outputs)
                if (!name.empty()) define(name, i);
    }

    std::size_t of(std::string_view value, std::size_t reader) const {
        const auto found = byValue_.find(value);
        if (found == byValue_.end())
            throw reader == outside
                ? BrokenFile{{Reason::OutputFromNowhere, {std::string(value)}}}
                : BrokenFile{{Reason::ValueFromNowhere, {nodeText(model_, reader), std::string(value)}}};
        return found->second;
    }

private:
    void define(std::string_view name, std::size_t node) {
        if (!byValue_.emplace(name, node).second) throw BrokenFile{{Reason::ValueTwice, {std::string(name)}}};
    }

    const ModelView& model_;
    std::map<std::string_view, std::size_t> byValue_;
};

}  // namespace

std::string nodeText(const ModelView& model, std::size_t node) {
    const NodeView& view = model.nodes[node];
    if (view.name.empty()) return std::string(view.type) + " #" + std::to_string(node + 1);
    return std::string(view.type) + " “" + std::string(view.name) + "”";
}

GraphOrder orderGraph(const ModelView& model, const std::vector<std::string_view>& inputs, std::string_view output) {
    const Producers producers(model, inputs);
    GraphOrder order;
    order.readers[output] = 1;

    // What the output needs, found backwards.
    std::set<std::size_t> needed;
    std::vector<std::size_t> open;
    const auto need = [&](std::size_t node) {
        if (node != Producers::outside && needed.insert(node).second) open.push_back(node);
    };
    need(producers.of(output, Producers::outside));
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        for (const std::string_view input : model.nodes[node].inputs) {
            if (input.empty()) continue;
            ++order.readers[input];
            need(producers.of(input, node));
        }
    }
    order.unused = model.nodes.size() - needed.size();

    // Kahn's way, the nodes in the order of the file where they may be.
    std::map<std::size_t, std::size_t> waitingFor;
    std::map<std::size_t, std::vector<std::size_t>> readersOf;
    std::set<std::size_t> ready;
    for (const std::size_t node : needed) {
        std::size_t inputsToCome = 0;
        for (const std::string_view input : model.nodes[node].inputs) {
            const std::size_t from = input.empty() ? Producers::outside : producers.of(input, node);
            if (from == Producers::outside) continue;
            readersOf[from].push_back(node);
            ++inputsToCome;
        }
        waitingFor[node] = inputsToCome;
        if (inputsToCome == 0) ready.insert(node);
    }
    while (!ready.empty()) {
        const std::size_t node = *ready.begin();
        ready.erase(ready.begin());
        order.nodes.push_back(node);
        waitingFor.erase(node);
        for (const std::size_t reader : readersOf[node])
            if (--waitingFor[reader] == 0) ready.insert(reader);
    }
    if (!waitingFor.empty()) throw BrokenFile{{Reason::Circle, {nodeText(model, waitingFor.begin()->first)}}};
    return order;
}

}  // namespace fovea::onnxfile
