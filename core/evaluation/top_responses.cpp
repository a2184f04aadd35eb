// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/top_responses.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <variant>

namespace fovea {

namespace {

/// Keeps `list` sorted and at most `top` long.
void insert(std::vector<TopResponse>& list, const TopResponse& response, std::size_t top) {
    const auto place = std::upper_bound(list.begin(), list.end(), response,
                                        [](const auto& a, const auto& b) { return a.value > b.value; });
    if (place == list.end() && list.size() == top) return;
    list.insert(place, response);
    if (list.size() > top) list.pop_back();
}

/// The largest value of each channel of image `n`.
void strongestUnits(const ConstImageView& maps, int n, std::vector<TopResponse>& strongest) {
    const auto channels = static_cast<std::size_t>(maps.shape.channels);
    strongest.assign(channels, {0, -std::numeric_limits<float>::infinity(), -1, -1});
    for (int y = 0; y < maps.shape.height; ++y)
        for (int x = 0; x < maps.shape.width; ++x) {
            const float* values = maps.pixel(n, y, x);
            for (std::size_t c = 0; c < channels; ++c)
                if (values[c] > strongest[c].value) strongest[c] = {0, values[c], y, x};
        }
}

}  // namespace

std::span<const TopResponse> TopResponses::of(NodeId layer, int channel) const {
    const auto found = layers.find(layer);
    if (found == layers.end() || channel < 0 || std::size_t(channel) >= found->second.size()) return {};
    return found->second[std::size_t(channel)];
}

Result<TopResponses> topResponses(Network& network, BatchSource& source, std::span<const NodeId> layers, int top,
                                  std::stop_token stop,
                                  FunctionRef<void(std::int64_t, std::int64_t, const TopResponses&)> progress) {
    TopResponses responses;
    const auto shapes = soundShapes(network.spec());
    for (const NodeId layer : layers) responses.layers[layer].resize(std::size_t(shapes.at(layer).channels));
    const auto imageSize = static_cast<std::size_t>(source.shape().size());
    const auto largest = static_cast<std::size_t>(network.largestBatch());
    std::vector<TopResponse> strongest;
    Batch batch;
    for (int index = 0; index < source.batchCount(); ++index) {
        if (auto filled = source.fill(0, index, batch); !filled) return filled.error();
        const auto images = static_cast<std::size_t>(batch.count);
        for (std::size_t first = 0; first < images; first += largest) {
            if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
            const std::size_t count = std::min(largest, images - first);
            network.forward(batch.view().part(first, count, imageSize), static_cast<int>(count), Mode::Inference);
            for (auto& [layer, channels] : responses.layers) {
                const ConstImageView maps = network.activation(layer);
                for (std::size_t n = 0; n < count; ++n) {
                    strongestUnits(maps, static_cast<int>(n), strongest);
                    for (std::size_t c = 0; c < channels.size(); ++c) {
                        if (strongest[c].y < 0) continue;
                        strongest[c].image = batch.samples[first + n];
                        insert(channels[c], strongest[c], static_cast<std::size_t>(top));
                    }
                }
            }
        }
        responses.images += batch.count;
        progress(responses.images, source.sampleCount(), responses);
    }
    return responses;
}

std::vector<NodeId> excitableLayers(const NetworkSpec& spec) {
    std::vector<NodeId> layers = spec.topologicalOrder();
    std::erase_if(layers, [&](NodeId node) {
        return node == spec.inputNode() || std::holds_alternative<FlattenSpec>(spec.find(node)->layer);
    });
    return layers;
}

int inspectionBatch(const NetworkSpec& spec) {
    constexpr std::int64_t room = std::int64_t{128} << 20;
    constexpr std::int64_t most = 32;
    const std::int64_t bytes = networkCost(spec, inferShapes(spec)).totals.activationBytes;
    return static_cast<int>(std::clamp(room / std::max<std::int64_t>(1, 2 * bytes), std::int64_t{1}, most));
}

}  // namespace fovea
