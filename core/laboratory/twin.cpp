// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/twin.h"

#include <algorithm>
#include <variant>

#include "core/augmentation/augmentation.h"

namespace fovea {

namespace {

constexpr TwinSwitch allSwitches[] = {
    TwinSwitch::RateTimesTen, TwinSwitch::RateByTen,      TwinSwitch::Adam,  TwinSwitch::Sgd,
    TwinSwitch::NoMomentum,   TwinSwitch::NoDecay,        TwinSwitch::Decay, TwinSwitch::BatchTimesFour,
    TwinSwitch::BatchByFour,  TwinSwitch::NoAugmentation, TwinSwitch::Flip,  TwinSwitch::NoBatchNorm,
    TwinSwitch::OtherSeed,
};

/// What a batch norm took is handed to whoever took its output, in the place that it had among its inputs.
NetworkSpec withoutBatchNorm(NetworkSpec spec) {
    std::vector<NodeId> norms;
    for (const Node& node : spec.nodes)
        if (std::holds_alternative<BatchNormSpec>(node.layer)) norms.push_back(node.id);
    for (const NodeId norm : norms) {
        const auto input = std::ranges::find(spec.edges, norm, &Edge::to);
        if (input == spec.edges.end()) continue;
        const NodeId before = input->from;
        spec.edges.erase(input);
        for (Edge& edge : spec.edges)
            if (edge.from == norm) edge.from = before;
        std::erase_if(spec.nodes, [&](const Node& node) { return node.id == norm; });
    }
    return spec;
}

float momentumOf(const TrainingOptions& options) {
    const OptionValues values = changeableValues(options);
    const auto found = values.find("momentum");
    return found != values.end() ? found->second : 0;
}

}  // namespace

Twin twinOf(TwinSwitch change, const NetworkSpec& spec, const TrainingOptions& options) {
    constexpr float usualDecay = 5e-4F;
    Twin twin{spec, options};
    TrainingOptions& own = twin.options;
    switch (change) {
        case TwinSwitch::RateTimesTen: own.learningRate *= 10; break;
        case TwinSwitch::RateByTen: own.learningRate /= 10; break;
        case TwinSwitch::Adam: own.optimizer = AdamOptions{}; break;
        case TwinSwitch::Sgd: own.optimizer = SgdOptions{}; break;
        case TwinSwitch::NoMomentum:
            setValue(own, "momentum", 0);
            if (auto* sgd = std::get_if<SgdOptions>(&own.optimizer)) sgd->nesterov = false;
            break;
        case TwinSwitch::NoDecay: own.weightDecay = 0; break;
        case TwinSwitch::Decay: own.weightDecay = usualDecay; break;
        case TwinSwitch::BatchTimesFour: own.batch *= 4; break;
        case TwinSwitch::BatchByFour: own.batch /= 4; break;
        case TwinSwitch::NoAugmentation: own.augmentation = {}; break;
        case TwinSwitch::Flip:
            if (auto flip = parseAugmentation("flip:0.5")) own.augmentation = *std::move(flip);
            break;
        case TwinSwitch::NoBatchNorm: twin.spec = withoutBatchNorm(spec); break;
        case TwinSwitch::OtherSeed: ++own.seed; break;
    }
    return twin;
}

std::vector<TwinSwitch> twinSwitches(const NetworkSpec& spec, const TrainingOptions& options) {
    std::vector<TwinSwitch> switches;
    for (const TwinSwitch change : allSwitches) {
        if (change == TwinSwitch::NoMomentum && momentumOf(options) == 0) continue;
        if (change == TwinSwitch::Decay && options.weightDecay > 0) continue;
        if (change == TwinSwitch::Flip && !options.augmentation.isNone()) continue;
        if (change == TwinSwitch::Sgd && std::holds_alternative<SgdOptions>(options.optimizer)) continue;
        if (change == TwinSwitch::Adam && std::holds_alternative<AdamOptions>(options.optimizer)) continue;
        if (change == TwinSwitch::BatchByFour && options.batch % 4 != 0) continue;
        const Twin twin = twinOf(change, spec, options);
        if (twin.spec == spec && twin.options == options) continue;
        if (validate(twin.options) && validate(twin.spec).empty()) switches.push_back(change);
    }
    return switches;
}

}  // namespace fovea
