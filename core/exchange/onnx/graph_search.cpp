// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/graph_search.h"

#include <algorithm>

namespace fovea::onnxfile {

GraphSearch::GraphSearch(const ModelView& model, const GraphOrder& order) : model_(model), order_(order) {
    for (const std::size_t index : order.nodes)
        for (const std::string_view output : model.nodes[index].outputs) makers_[output] = index;
    for (const TensorView& tensor : model.initialisers) tensors_[tensor.name] = &tensor;
}

std::optional<std::size_t> GraphSearch::makerOf(std::string_view value) const {
    const auto found = makers_.find(value);
    return found == makers_.end() ? std::nullopt : std::optional(found->second);
}

const TensorView* GraphSearch::tensor(std::string_view value) const {
    if (const auto found = tensors_.find(value); found != tensors_.end()) return found->second;
    const auto maker = makerOf(value);
    const AttributeView* held = maker && node(*maker).type == "Constant" ? node(*maker).attribute("value") : nullptr;
    return held != nullptr && held->tensor ? &*held->tensor : nullptr;
}

bool GraphSearch::nothingElseReads(const std::set<std::size_t>& inside, std::size_t last) const {
    std::map<std::string_view, int> reads;
    const auto count = [&](std::size_t index) {
        for (const std::string_view input : node(index).inputs) ++reads[input];
    };
    for (const std::size_t index : inside) count(index);
    count(last);
    return std::ranges::all_of(inside, [&](std::size_t index) {
        return std::ranges::all_of(node(index).outputs, [&](std::string_view output) {
            const auto all = order_.readers.find(output);
            return all == order_.readers.end() || all->second == reads[output];
        });
    });
}

}  // namespace fovea::onnxfile
