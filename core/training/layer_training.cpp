// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/layer_training.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "core/network/weights.h"
#include "core/reason.h"

namespace fovea {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto isSpace = [](char letter) { return letter == ' ' || letter == '\t'; };
    while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> partsOf(std::string_view list) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        parts.push_back(trimmed(list.substr(begin, end - begin)));
        begin = end + 1;
    }
    return parts;
}

template <class Number>
std::optional<Number> numberIn(std::string_view text) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// "Conv 1", "conv1" and "conv 1" are the same on a command line.
std::string plain(std::string_view name) {
    std::string result;
    for (const char letter : name)
        if (letter != ' ') result += lower(letter);
    return result;
}

Result<NodeId> layerNamed(std::string_view text, const NetworkSpec& spec) {
    const Node* node = spec.findByName(text);
    if (node == nullptr) {
        const auto same = [&](const Node& other) { return plain(other.name) == plain(text); };
        if (std::ranges::count_if(spec.nodes, same) == 1) node = &*std::ranges::find_if(spec.nodes, same);
    }
    if (node == nullptr)
        if (const auto id = numberIn<int>(text)) node = spec.find(NodeId{*id});
    if (node != nullptr) return node->id;
    std::string known;
    for (const NodeId id : layersWithWeights(spec)) known += (known.empty() ? "" : ", ") + spec.find(id)->name;
    return Error{ErrorCode::LayerUnknown, {std::string(text), known}};
}

/// `from`, and all that is reached from it along the edges or, backwards, against them.
std::set<NodeId> reachedFrom(NodeId from, const NetworkSpec& spec, bool backwards) {
    std::multimap<NodeId, NodeId> next;
    for (const Edge& edge : spec.edges) next.emplace(backwards ? edge.to : edge.from, backwards ? edge.from : edge.to);
    std::set<NodeId> found;
    std::vector<NodeId> open{from};
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (!found.insert(id).second) continue;
        for (auto [edge, end] = next.equal_range(id); edge != end; ++edge) open.push_back(edge->second);
    }
    return found;
}

/// The layers that a part of a list stands for, those without weights among them.
Result<std::set<NodeId>> layersOf(std::string_view part, const NetworkSpec& spec) {
    constexpr std::string_view upTo = "up-to:";
    if (part.starts_with(upTo)) {
        const auto last = layerNamed(trimmed(part.substr(upTo.size())), spec);
        if (!last) return last.error();
        return reachedFrom(*last, spec, true);
    }
    const std::size_t dots = part.find("..");
    if (dots == std::string_view::npos || spec.findByName(part) != nullptr) {
        const auto one = layerNamed(part, spec);
        if (!one) return one.error();
        return std::set<NodeId>{*one};
    }
    const auto first = layerNamed(trimmed(part.substr(0, dots)), spec);
    if (!first) return first.error();
    const auto last = layerNamed(trimmed(part.substr(dots + 2)), spec);
    if (!last) return last.error();
    const std::set<NodeId> behind = reachedFrom(*first, spec, false);
    std::set<NodeId> between = reachedFrom(*last, spec, true);
    std::erase_if(between, [&](NodeId id) { return !behind.contains(id); });
    return between;
}

Error withoutWeights(const char* option, std::string_view part, const NetworkSpec& spec) {
    std::string known;
    for (const NodeId id : layersWithWeights(spec)) known += (known.empty() ? "" : ", ") + spec.find(id)->name;
    return {ErrorCode::OptionInvalid,
            {std::string(option), std::string(part), because(Reason::LayersWithWeights), known}};
}

/// The same without layers that have no weights.
Result<FrozenLayers> weightedLayersOf(const char* option, std::string_view part, const NetworkSpec& spec) {
    const auto layers = layersOf(part, spec);
    if (!layers) return layers.error();
    FrozenLayers weighted;
    for (const NodeId id : layersWithWeights(spec))
        if (layers->contains(id)) weighted.insert(id);
    if (weighted.empty()) return withoutWeights(option, part, spec);
    return weighted;
}

}  // namespace

Result<void> validate(const LayerTraining& layers) {
    for (const auto& [layer, factor] : layers.rates)
        if (!(factor >= 0 && factor <= largestRateFactor))
            return Error{ErrorCode::OptionInvalid, {std::string("rates"), double{factor}, std::string("0 … 1000")}};
    return {};
}

std::vector<NodeId> layersWithWeights(const NetworkSpec& spec) {
    std::vector<NodeId> layers;
    for (const NodeId id : spec.topologicalOrder())
        if (gradientReduction(spec.find(id)->layer) != GradientReduction::None) layers.push_back(id);
    return layers;
}

bool freezesAny(const LayerTraining& layers, const NetworkSpec& spec) {
    return !layers.frozen.empty() &&
           std::ranges::any_of(layersWithWeights(spec), [&](NodeId id) { return layers.frozen.contains(id); });
}

FrozenLayers unchangedLayers(const LayerTraining& layers) {
    FrozenLayers unchanged = layers.frozen;
    for (const auto& [id, factor] : layers.rates)
        if (factor == 0) unchanged.insert(id);
    return unchanged;
}

FrozenLayers layersUpTo(const NetworkSpec& spec, NodeId last) {
    const std::set<NodeId> below = reachedFrom(last, spec, true);
    FrozenLayers layers;
    for (const NodeId id : layersWithWeights(spec))
        if (below.contains(id)) layers.insert(id);
    return layers;
}

TrainedCounts trainedCounts(const NetworkSpec& spec, const LayerTraining& layers) {
    TrainedCounts counts;
    const NetworkCost cost = networkCost(spec, inferShapes(spec));
    const FrozenLayers unchanged = unchangedLayers(layers);
    for (const auto& [id, own] : cost.layers)
        (unchanged.contains(id) ? counts.frozen : counts.trained) += own.parameters;
    return counts;
}

Result<FrozenLayers> parseFrozenLayers(std::string_view text, const NetworkSpec& spec) {
    FrozenLayers frozen;
    for (const std::string_view part : partsOf(text)) {
        const auto layers = weightedLayersOf("freeze", part, spec);
        if (!layers) return layers.error();
        frozen.insert(layers->begin(), layers->end());
    }
    return frozen;
}

Result<std::map<NodeId, float>> parseLayerRates(std::string_view text, const NetworkSpec& spec) {
    std::map<NodeId, float> rates;
    for (const std::string_view part : partsOf(text)) {
        const std::size_t equals = part.rfind('=');
        const auto factor =
            equals == std::string_view::npos ? std::nullopt : numberIn<float>(trimmed(part.substr(equals + 1)));
        if (!factor || !(*factor >= 0 && *factor <= largestRateFactor))
            return Error{ErrorCode::OptionInvalid,
                         {std::string("rates"), std::string(part), std::string("LAYER=0 … 1000")}};
        const auto layers = weightedLayersOf("rates", trimmed(part.substr(0, equals)), spec);
        if (!layers) return layers.error();
        for (const NodeId layer : *layers) rates.insert_or_assign(layer, *factor);
    }
    return rates;
}

Result<void> parseNoDecay(std::string_view text, LayerTraining& layers) {
    for (const std::string_view part : partsOf(text)) {
        if (part == "biases")
            layers.decaysBiases = false;
        else if (part == "norms")
            layers.decaysNorms = false;
        else
            return Error{ErrorCode::OptionInvalid,
                         {std::string("no-decay"), std::string(part), std::string("biases, norms")}};
    }
    return {};
}

std::string frozenText(const FrozenLayers& frozen, const NetworkSpec& spec) {
    std::string names;
    NodeId last;
    FrozenLayers known;
    for (const NodeId id : layersWithWeights(spec)) {
        if (!frozen.contains(id)) continue;
        last = id;
        known.insert(id);
        names += (names.empty() ? "" : ",") + spec.find(id)->name;
    }
    if (known.size() > 1 && layersUpTo(spec, last) == known) return "up-to:" + spec.find(last)->name;
    return names;
}

}  // namespace fovea
