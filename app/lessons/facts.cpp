// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/facts.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/analysis/receptive_field.h"
#include "core/network/network_spec.h"
#include "core/training/history.h"
#include "core/training/training_options.h"

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

Facts runFacts(const TrainingOptions& options, const History* history, double parameters) {
    Facts facts{{"optimizer", std::visit([](const auto& each) { return std::string(each.kind); }, options.optimizer)},
                {"rate", double{options.learningRate}},
                {"weight_decay", double{options.weightDecay}},
                {"batch", options.batch},
                {"parameters", parameters},
                {"smoothing", double{options.labelSmoothing}},
                {"augmented", options.augmentation.isNone() ? 0.0 : 1.0},
                {"steps",
                 history != nullptr && !history->steps.empty() ? static_cast<double>(history->steps.back().step) : 0.0},
                {"epochs", history != nullptr ? static_cast<double>(history->epochs.size()) : 0.0}};
    if (history != nullptr && !history->steps.empty())
        facts.emplace("last_rate", double{history->steps.back().learningRate});
    if (history == nullptr || history->epochs.empty()) return facts;
    const EpochReport& last = history->epochs.back();
    facts.emplace("train_loss", last.trainLoss);
    facts.emplace("train_accuracy", 100 * last.trainAccuracy);
    double best = -1;
    for (const EpochReport& epoch : history->epochs)
        if (epoch.validated) best = std::max(best, epoch.validation.accuracy);
    if (best >= 0) facts.emplace("best_accuracy", 100 * best);
    if (!last.validated) return facts;
    facts.emplace("accuracy", 100 * last.validation.accuracy);
    facts.emplace("validation_loss", last.validation.loss);
    return facts;
}

}  // namespace fovea
