// SPDX-License-Identifier: GPL-3.0-or-later
// A network's JSON: parsed, checked, described, planned, written and read again.

#include "core/analysis/receptive_field.h"
#include "core/exchange/tensor_order.h"
#include "core/json.h"
#include "core/network/network_plan.h"
#include "core/network/spec_json.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/sample_networks.h"

namespace fovea::fuzz::network {

constexpr std::size_t slackBytes = std::size_t{16} << 20;

void tryInput(std::span<const std::byte> input) {
    const auto spec = parseNetworkSpec(textOf(input), "network.json");
    if (!spec) return;
    const ShapeTable shapes = inferShapes(*spec);
    const NetworkCost cost = networkCost(*spec, shapes);
    require(cost.totals.parameters >= 0 && cost.totals.activationBytes >= 0, "a cost is negative");
    receptiveFields(*spec, shapes);
    require(moduleNames(*spec).size() == spec->nodes.size(), "a node has no module name");
    const TensorOrder order(*spec);
    if (validate(*spec).empty()) {
        const auto layout = parameterLayout(*spec);
        for (const ParameterTensor& parameter : layout->parameters) order.torchShape(parameter);
        for (const Purpose purpose : {Purpose::Inference, Purpose::Training, Purpose::Inspection})
            planNetwork(*spec, 64, purpose);
    }
    const auto again = parseNetworkSpec(toJson(*spec).dump(), "network.json");
    require(again && *again == *spec, "a network that was written is read as another");
}

std::vector<std::string> seeds() {
    std::vector<std::string> result;
    for (const auto& samples : {sample::everyKind(), sample::everyCatalogueNetwork()})
        for (const sample::Sample& sample : samples) result.push_back(toJson(sample.spec).dump());
    return result;
}

}  // namespace fovea::fuzz::network

FOVEA_FUZZ_TARGET(network)
