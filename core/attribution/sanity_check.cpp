// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/sanity_check.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace fovea {

namespace {

std::vector<double> ranks(std::span<const float> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> result(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        for (std::size_t i = first; i < end; ++i) result[order[i]] = double(first + end - 1) / 2;
        first = end;
    }
    return result;
}

std::vector<float> magnitudes(const std::vector<float>& values) {
    std::vector<float> result = values;
    for (float& value : result) value = std::isnan(value) ? 0.0F : std::abs(value);  // NaN has no place in an order
    return result;
}

/// Layers with weights from the head on; of many a choice at even distances, the first layer among them.
std::vector<std::vector<NodeId>> stagesOf(const NetworkSpec& spec, const ParameterLayout& layout) {
    std::vector<NodeId> fromHead;
    const std::vector<NodeId> order = spec.topologicalOrder();
    for (auto node = order.rbegin(); node != order.rend(); ++node)
        if (std::ranges::find(layout.parameters, *node, &ParameterTensor::node) != layout.parameters.end())
            fromHead.push_back(*node);
    const std::size_t layers = fromHead.size();
    const std::size_t count = std::min<std::size_t>(layers, mostSanityStages);
    std::vector<std::vector<NodeId>> stages;
    std::size_t done = 0;
    for (std::size_t stage = 0; stage < count; ++stage) {
        const std::size_t end = count == 1 ? layers : 1 + stage * (layers - 1) / (count - 1);
        stages.emplace_back(fromHead.begin() + std::ptrdiff_t(done), fromHead.begin() + std::ptrdiff_t(end));
        done = end;
    }
    return stages;
}

void randomise(Weights& weights, const Weights& random, NodeId node) {
    for (const ParameterTensor& tensor : weights.layout->parameters)
        if (tensor.node == node)
            std::copy_n(random.values.begin() + std::ptrdiff_t(tensor.offset), tensor.count,
                        weights.values.begin() + std::ptrdiff_t(tensor.offset));
}

/// The network's own weights come back, however its user is left.
class WeightsKeeper {
public:
    explicit WeightsKeeper(Network& network) : network_(network), weights_(network.weights()) {}
    ~WeightsKeeper() { network_.setWeights(weights_); }
    WeightsKeeper(const WeightsKeeper&) = delete;
    WeightsKeeper& operator=(const WeightsKeeper&) = delete;
    const Weights& weights() const { return weights_; }

private:
    Network& network_;
    Weights weights_;
};

}  // namespace

double rankCorrelation(std::span<const float> a, std::span<const float> b) {
    const std::vector<double> first = ranks(a);
    const std::vector<double> second = ranks(b);
    const double mean = (double(a.size()) - 1) / 2;
    double product = 0;
    double ofFirst = 0;
    double ofSecond = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        product += (first[i] - mean) * (second[i] - mean);
        ofFirst += (first[i] - mean) * (first[i] - mean);
        ofSecond += (second[i] - mean) * (second[i] - mean);
    }
    return ofFirst > 0 && ofSecond > 0 ? product / std::sqrt(ofFirst * ofSecond) : 0;
}

Result<SanityCheck> sanityCheck(Network& network, std::span<const float> pixels, const AttributionRequest& request,
                                std::uint64_t seed, const std::stop_token& stop,
                                const std::function<void(int, int, const SanityCheck&)>& report) {
    const auto trained = attribute(network, pixels, request, stop);
    if (!trained) return trained.error();
    const std::vector<float> expected = magnitudes(trained->values);
    const WeightsKeeper keeper(network);
    Weights weights = keeper.weights();
    const Weights random = initialWeights(network.spec(), seed);
    const auto stages = stagesOf(network.spec(), *weights.layout);
    SanityCheck check;
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled};
        for (const NodeId node : stages[stage]) randomise(weights, random, node);
        network.setWeights(weights);
        auto map = attribute(network, pixels, request, stop);
        if (!map) return map.error();
        check.random = *std::move(map);
        check.stages.push_back({stages[stage].back(), rankCorrelation(expected, magnitudes(check.random.values))});
        if (report) report(static_cast<int>(stage + 1), static_cast<int>(stages.size()), check);
    }
    return check;
}

}  // namespace fovea
