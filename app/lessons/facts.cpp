// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/facts.h"

#include <utility>
#include <variant>

#include "core/analysis/receptive_field.h"
#include "core/network/network_spec.h"

namespace fovea {
namespace {

/// No layer of any kind yet.
template <std::size_t... Kind>
void addKinds(Facts& facts, std::index_sequence<Kind...> /*kinds*/) {
    (facts.emplace(std::variant_alternative_t<Kind, LayerSpec>::kind, 0.0), ...);
}

}  // namespace

Facts benchFacts(const Bench& bench) {
    Facts facts = bench.fields();
    facts.insert(bench.readings().begin(), bench.readings().end());
    return facts;
}

Facts networkFacts(const NetworkSpec& spec) {
    const ShapeTable shapes = inferShapes(spec);
    const NetworkCost cost = networkCost(spec, shapes);
    Facts facts{{"sound", validate(spec).empty() ? 1.0 : 0.0},
                {"parameters", static_cast<double>(cost.totals.parameters)},
                {"macs", static_cast<double>(cost.totals.macs)}};
    addKinds(facts, std::make_index_sequence<std::variant_size_v<LayerSpec>>());
    double layers = 0;
    for (const Node& node : spec.nodes) {
        std::get<Matrix>(facts.find(kindName(node.layer))->second).values.front() += 1;
        if (!std::holds_alternative<InputSpec>(node.layer)) ++layers;
    }
    facts.emplace("layers", layers);
    const auto fields = receptiveFields(spec, shapes);
    for (const NodeId id : spec.topologicalOrder()) {
        const auto found = fields.find(id);
        if (found == fields.end() || !found->second) continue;
        facts["receptive_field"] = static_cast<double>(found->second->size.height);
        facts["jump"] = static_cast<double>(found->second->jump.height);
    }
    const auto output = spec.outputNode();
    if (!output) return facts;
    const auto shape = shapes.find(*output);
    const Shape* sound = shape != shapes.end() ? std::get_if<Shape>(&shape->second) : nullptr;
    if (sound == nullptr) return facts;
    facts.emplace("output_height", static_cast<double>(sound->height));
    facts.emplace("output_width", static_cast<double>(sound->width));
    facts.emplace("output_channels", static_cast<double>(sound->channels));
    return facts;
}

}  // namespace fovea
