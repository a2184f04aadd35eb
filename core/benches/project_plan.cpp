// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/project_plan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "core/network/network_spec.h"
#include "core/network/pattern_line.h"

namespace fovea {
namespace {

constexpr int littleData = 100;
constexpr int plentyOfData = 1000;
constexpr int batch = 64;
constexpr int epochs = 10;
constexpr int mostStages = 5;
constexpr int colours = 3;
constexpr double ordinaryRate = 0.01;
constexpr double fineTuningRate = 0.001;
constexpr double operationsForward = 2;   // of a MAC
constexpr double operationsBackward = 4;  // towards the input, and towards the weights

enum ProjectRule { FromScratch, LinearOnTop, LinearOnStage, FewLayers, ManyLayers };
constexpr std::array<std::string_view, 5> ruleNames{"scratch", "linear", "stage", "few", "many"};

ProjectRule ruleFor(const ProjectAnswers& answers) {
    if (answers.known == "none") return FromScratch;
    const bool similar = answers.known == "similar";
    if (answers.pictures < littleData) return similar ? LinearOnTop : LinearOnStage;
    return similar ? FewLayers : ManyLayers;
}

/// The largest n with side / 2ⁿ of 4 or more.
int stagesFor(int side) { return std::clamp(int(std::bit_width(unsigned(side / 4))) - 1, 1, mostStages); }

int frozenUnder(ProjectRule rule, const ProjectPlan& plan) {
    switch (rule) {
        case FromScratch: break;
        case LinearOnTop:
        case LinearOnStage: return plan.layers - 1;
        case FewLayers: return plan.layers - 2;
        case ManyLayers: return plan.convolutions;
    }
    return 0;
}

/// Adds pattern, counts and time for this many convolutions in each stage.
void addNetwork(const ProjectAnswers& answers, ProjectRule rule, int convolutions, ProjectPlan& plan) {
    plan.convolutions = convolutions;
    plan.layers = plan.stages * convolutions + 1;
    plan.pattern =
        "INPUT->[[CONV->RELU]*" + std::to_string(convolutions) + "->POOL]*" + std::to_string(plan.stages) + "->FC";
    plan.frozen = frozenUnder(rule, plan);
    const auto spec = std::get<NetworkSpec>(networkOfPattern(plan.pattern, {answers.side, answers.side, colours},
                                                             answers.goal == "number" ? 1 : answers.classes));
    const NetworkCost cost = networkCost(spec, inferShapes(spec));
    plan.parameters = static_cast<double>(cost.totals.parameters);
    plan.macs = static_cast<double>(cost.totals.macs);
    double above = 0;
    int layer = 0;
    for (const NodeId id : spec.topologicalOrder()) {
        const LayerCost& own = cost.layers.at(id);
        layer += own.parameters > 0 ? 1 : 0;
        above += layer > plan.frozen ? static_cast<double>(own.macs) : 0;
    }
    if (answers.gflops <= 0) return;
    const double operations = operationsForward * plan.macs + operationsBackward * above;
    constexpr double giga = 1e9;
    constexpr double secondsPerMinute = 60;
    plan.minutes =
        operations * answers.pictures * answers.classes * epochs / (answers.gflops * giga) / secondsPerMinute;
}

}  // namespace

ProjectPlan planProject(const ProjectAnswers& answers) {
    ProjectPlan plan;
    const ProjectRule rule = ruleFor(answers);
    plan.rule = rule;
    plan.advice = ruleNames[static_cast<std::size_t>(rule)];
    plan.stages = stagesFor(answers.side);
    // What stands above the stage that the classifier reads is no part of the network any more.
    if (rule == LinearOnStage) plan.stages = std::max(plan.stages - 1, 1);
    const bool meagre = rule == FromScratch && answers.pictures < littleData;
    addNetwork(answers, rule, meagre ? 1 : 2, plan);
    // A trained network is as it is; only one from scratch can be chosen smaller.
    if (rule == FromScratch && plan.minutes && *plan.minutes > answers.minutes) addNetwork(answers, rule, 1, plan);
    plan.rate = rule == FewLayers || rule == ManyLayers ? fineTuningRate : ordinaryRate;
    plan.augment = answers.pictures < plentyOfData;
    plan.loss = answers.goal == "label" ? "cross_entropy" : answers.goal == "labels" ? "binary" : "squared";
    if (answers.goal == "label") plan.firstLoss = std::log(double(answers.classes));
    if (answers.goal == "labels") plan.firstLoss = std::log(2.0);
    plan.steps = static_cast<int>((std::int64_t{answers.pictures} * answers.classes + batch - 1) / batch);
    return plan;
}

}  // namespace fovea
