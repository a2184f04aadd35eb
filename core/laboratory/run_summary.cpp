// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/run_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "core/augmentation/augmentation.h"
#include "core/network/catalogue.h"
#include "core/network/network_spec.h"
#include "core/training/layer_training.h"
#include "core/training/schedule.h"

namespace fovea {

namespace {

std::string valueText(const OptionField& field) {
    if (auto* const* number = std::get_if<float*>(&field.value)) return fmt::format("{}", **number);
    return *std::get<bool*>(field.value) ? "true" : "false";
}

/// As --rates takes it; empty where all layers learn at one rate.
std::string ratesText(const RunSummary& run) {
    const auto& rates = run.options.layers.rates;
    if (!run.spec || rates.empty()) return {};
    std::string text;
    for (const NodeId id : layersWithWeights(*run.spec)) {
        const auto own = rates.find(id);
        if (own == rates.end() || own->second == 1) continue;
        text += fmt::format("{}{}={}", text.empty() ? "" : ",", run.spec->find(id)->name, own->second);
    }
    return text;
}

bool sameNetwork(const RunSummary& a, const RunSummary& b) {
    return a.spec && b.spec ? computesTheSame(*a.spec, *b.spec) : networkText(a) == networkText(b);
}

std::vector<RunSetting> settingsWith(const RunSummary& run, std::string network) {
    TrainingOptions options = run.options;
    std::vector<RunSetting> settings{{"data", run.dataset},
                                     {"network", std::move(network)},
                                     {"optimizer", std::string(kindName(options.optimizer))}};
    for (const OptionField& field : fields(options)) settings.push_back({std::string(field.key), valueText(field)});
    settings.push_back({"batch", std::to_string(options.batch)});
    settings.push_back({"epochs", std::to_string(run.epochs)});
    settings.push_back({"schedule", scheduleText(options.schedule)});
    settings.push_back({"plateau", plateauText(options.plateau)});
    settings.push_back({"stop", stopText(options.stop)});
    settings.push_back({"augmentation", augmentationText(options.augmentation)});
    settings.push_back({"init", std::string(nameOf(options.initialisation))});
    settings.push_back({"averaging", averagingText(options.averaging)});
    settings.push_back({"seed", std::to_string(options.seed)});
    const LayerTraining& layers = options.layers;
    settings.push_back({"frozen", run.spec && !layers.frozen.empty() ? frozenText(layers.frozen, *run.spec) : ""});
    settings.push_back({"layer_rates", ratesText(run)});
    std::string noDecay = layers.decaysBiases ? "" : "biases";
    if (!layers.decaysNorms) noDecay += noDecay.empty() ? "norms" : ",norms";
    settings.push_back({"no_decay", noDecay});
    return settings;
}

}  // namespace

RunSummary summaryOf(const History& history, const NetworkSpec& spec, const TrainingOptions& options,
                     const std::string& dataset) {
    RunSummary run;
    run.dataset = dataset;
    run.options = options;
    run.steps = history.steps.empty() ? 0 : history.steps.back().step;
    for (const StepReport& step : history.steps) run.seconds += step.seconds;
    for (const EpochReport& epoch : history.epochs) {
        run.epochs = epoch.epoch;
        if (!epoch.validated) continue;
        run.images = epoch.validation.count;
        run.right = std::llround(epoch.validation.accuracy * static_cast<double>(run.images));
    }
    if (spec.nodes.empty()) return run;
    run.spec = std::make_shared<const NetworkSpec>(spec);
    if (!validate(spec).empty()) return run;
    const NetworkCost cost = networkCost(spec, inferShapes(spec));
    run.parameters = cost.totals.parameters;
    run.macs = cost.totals.macs;
    return run;
}

RunSummary summaryOf(const Checkpoint& run) {
    TrainingOptions options = optionsInForce(run);
    options.learningRate = rateSetByHand(run);  // what a plateau left of it is no setting
    RunSummary summary = summaryOf(run.history, run.spec, options, run.dataset);
    summary.steps = run.step;
    return summary;
}

std::string networkText(const RunSummary& run) {
    if (!run.spec) return {};
    if (const CatalogueEntry* entry = run.parameters ? recognise(*run.spec) : nullptr) return entry->id;
    const auto layers = std::ranges::count_if(
        run.spec->nodes, [](const Node& node) { return !std::holds_alternative<InputSpec>(node.layer); });
    return run.parameters ? fmt::format("{} layers, {} parameters", layers, *run.parameters)
                          : fmt::format("{} layers", layers);
}

std::vector<RunSetting> settingsOf(const RunSummary& run) { return settingsWith(run, networkText(run)); }

std::vector<RunSetting> differencesOf(const RunSummary& run, const RunSummary& reference) {
    return differencesOf(run, reference, settingsOf(reference));
}

std::vector<RunSetting> differencesOf(const RunSummary& run, const RunSummary& reference,
                                      const std::vector<RunSetting>& known) {
    // To name a network it is compared with those of the catalogue.
    const bool same = sameNetwork(run, reference);
    std::vector<RunSetting> differences = settingsWith(run, same ? std::string() : networkText(run));
    std::erase_if(differences, [&](const RunSetting& setting) {
        if (setting.key == "network") return same;
        return std::ranges::count(known, setting) > 0;
    });
    return differences;
}

}  // namespace fovea
