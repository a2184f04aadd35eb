// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/guided_backpropagation.h"

#include <algorithm>

#include "core/attribution/layer_walk.h"

namespace fovea {

namespace {

std::vector<SingleLayer::Values> guided(const WalkStep& step) {
    const LayerSpec& layer = step.layer.layer();
    if (!std::holds_alternative<ReluSpec>(layer) && !std::holds_alternative<ClipSpec>(layer))
        return step.layer.gradient(step.inputs, step.relevance);
    SingleLayer::Values positive = step.relevance;
    for (float& value : positive) value = std::max(0.0F, value);
    return step.layer.gradient(step.inputs, positive);
}

}  // namespace

Result<AttributionMap> guidedBackpropagation(const AttributionWork& work) {
    AttributionMap map;
    map.shape = work.input;
    map.score = work.score(work.pixels);
    SingleLayer::Values start(static_cast<std::size_t>(work.network.classCount()), 0.0F);
    start[static_cast<std::size_t>(work.request.classIndex)] = 1.0F;
    auto values = walkBack(work.network, *work.network.spec().outputNode(), std::move(start), guided, work.stop);
    if (!values) return Error{ErrorCode::Cancelled};
    map.values = *std::move(values);
    const std::vector<float>& deviation = work.network.preprocessing().deviation;
    for (std::size_t i = 0; i < map.values.size(); ++i) map.values[i] /= deviation[i % deviation.size()];
    return map;
}

}  // namespace fovea
