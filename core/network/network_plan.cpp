// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network_plan.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>

namespace fovea {

namespace {

constexpr std::uint64_t bufferAlignment = 64;
// Kernels store and load whole vectors; the spare lanes of the last one may reach past the end.
constexpr std::uint64_t slackBytes = 64;
constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

std::uint64_t alignedUp(std::uint64_t bytes) {
    return bytes > unlimited - bufferAlignment ? unlimited
                                               : (bytes + bufferAlignment - 1) / bufferAlignment * bufferAlignment;
}

/// A buffer and the first and last time at which it is in use.
struct Claim {
    PlannedBuffer* buffer = nullptr;
    int first = 0;
    int last = 0;
};

/// The one place that decides on borders. Today's kernels gather windows themselves and want none.
int borderOf(const NetworkSpec& /*spec*/, NodeId /*id*/) { return 0; }

PlannedBuffer mapsBuffer(Shape shape, int batch, int border) {
    const auto side = [&](int length) { return static_cast<std::uint64_t>(length) + 2 * static_cast<std::uint64_t>(border); };
    std::uint64_t values = saturatingProduct(side(shape.height), side(shape.width));
    values = saturatingProduct(values, static_cast<std::uint64_t>(shape.channels));
    values = saturatingProduct(values, static_cast<std::uint64_t>(batch));
    return {0, saturatingSum(saturatingProduct(values, sizeof(float)), slackBytes), border};
}

/// Largest buffers first, each at the lowest place that is free during its time.
std::uint64_t placeBuffers(std::vector<Claim> claims) {
    std::ranges::stable_sort(claims, [](const Claim& a, const Claim& b) { return a.buffer->bytes > b.buffer->bytes; });
    std::vector<Claim> placed;  // by offset
    std::uint64_t end = 0;
    for (const Claim& claim : claims) {
        const std::uint64_t bytes = alignedUp(claim.buffer->bytes);
        std::uint64_t offset = 0;
        for (const Claim& other : placed) {
            const bool together = claim.first <= other.last && other.first <= claim.last;
            if (!together) continue;
            if (saturatingSum(offset, bytes) <= other.buffer->offset) break;
            offset = std::max(offset, saturatingSum(other.buffer->offset, alignedUp(other.buffer->bytes)));
        }
        claim.buffer->offset = offset;
        placed.insert(std::ranges::upper_bound(placed, offset, {}, [](const Claim& c) { return c.buffer->offset; }), claim);
        end = std::max(end, saturatingSum(offset, bytes));
    }
    return end;
}

class Planner {
public:
    Planner(const NetworkSpec& spec, int batch, Purpose purpose) : spec_(spec), batch_(batch), purpose_(purpose) {}

    NetworkPlan plan() {
        listNodes();
        if (purpose_ != Purpose::Inference) planBackward();
        sizeBuffers();
        plan_.arenaBytes = placeBuffers(claims());
        return std::move(plan_);
    }

private:
    int count() const { return static_cast<int>(plan_.nodes.size()); }
    int backwardTime(int node) const { return 2 * count() - 1 - node; }

    void listNodes() {
        const auto shapes = soundShapes(spec_);
        std::map<NodeId, int> positions;
        for (const NodeId id : spec_.topologicalOrder()) {
            PlannedNode node{.id = id, .shape = shapes.at(id)};
            for (const NodeId input : spec_.inputsOf(id)) node.inputs.push_back(positions.at(input));
            positions[id] = count();
            plan_.nodes.push_back(std::move(node));
        }
        lastReader_.assign(plan_.nodes.size(), -1);
        for (int i = 0; i < count(); ++i) {
            for (const int input : plan_.nodes[static_cast<std::size_t>(i)].inputs) {
                lastReader_[static_cast<std::size_t>(input)] = i;
            }
        }
    }

    /// A gradient is needed where something trained lies before it.
    void planBackward() {
        const auto layout = parameterLayout(spec_);
        for (PlannedNode& node : plan_.nodes) {
            const bool hasWeights = layout->find(node.id, ParameterRole::Weight) != nullptr;
            const bool passesOn = std::ranges::any_of(
                node.inputs, [&](int input) { return plan_.nodes[static_cast<std::size_t>(input)].runsBackward; });
            node.runsBackward = hasWeights || passesOn || purpose_ == Purpose::Inspection;
        }
        std::vector<bool> written(plan_.nodes.size(), false);
        for (auto node = plan_.nodes.rbegin(); node != plan_.nodes.rend(); ++node) {
            for (const int input : node->inputs) {
                node->accumulate.push_back(written[static_cast<std::size_t>(input)]);
                if (node->runsBackward) written[static_cast<std::size_t>(input)] = true;
            }
        }
    }

    void sizeBuffers() {
        for (PlannedNode& node : plan_.nodes) {
            node.output = mapsBuffer(node.shape, batch_, borderOf(spec_, node.id));
            if (node.runsBackward) node.gradient = mapsBuffer(node.shape, batch_, 0);
            // Sizes beyond this can't be had anyway, and a layer's own arithmetic need not survive them.
            if (node.output.bytes > unlimited / 1024) continue;
            std::vector<Shape> inputs;
            for (const int input : node.inputs) inputs.push_back(plan_.nodes[static_cast<std::size_t>(input)].shape);
            node.memory.bytes = std::visit([&](const auto& layer) { return memoryBytes(layer, inputs, batch_); },
                                           spec_.find(node.id)->layer);
        }
    }

    std::vector<Claim> claims() {
        const int end = 2 * count();  // after everything: what is asked for later
        std::vector<Claim> claims;
        for (int i = 0; i < count(); ++i) {
            PlannedNode& node = plan_.nodes[static_cast<std::size_t>(i)];
            const bool isOutput = i + 1 == count();
            const int reader = lastReader_[static_cast<std::size_t>(i)];
            Claim output{&node.output, i, isOutput ? end : purpose_ == Purpose::Inference ? reader : backwardTime(i)};
            Claim memory{&node.memory, i, purpose_ == Purpose::Inference ? i : backwardTime(i)};
            Claim gradient{&node.gradient, isOutput ? backwardTime(i) : backwardTime(reader), backwardTime(i)};
            for (Claim claim : {output, memory, gradient}) {
                if (claim.buffer->bytes == 0) continue;
                // A border stays zero only in a place of its own.
                if (purpose_ == Purpose::Inspection || claim.buffer->border > 0) claim.first = 0, claim.last = end;
                claims.push_back(claim);
            }
        }
        return claims;
    }

    const NetworkSpec& spec_;
    int batch_;
    Purpose purpose_;
    NetworkPlan plan_;
    std::vector<int> lastReader_;
};

}  // namespace

std::uint64_t saturatingProduct(std::uint64_t a, std::uint64_t b) {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? unlimited : product;
}

std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b) {
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? unlimited : sum;
}

ImageView PlannedBuffer::view(std::byte* arena, int count, Shape shape) const {
    if (bytes == 0) return {nullptr, count, shape, 0, 0, 0};
    const std::ptrdiff_t row = (std::ptrdiff_t{shape.width} + 2 * border) * shape.channels;
    const std::ptrdiff_t image = row * (std::ptrdiff_t{shape.height} + 2 * border);
    float* start = reinterpret_cast<float*>(arena + offset);
    return {start + border * row + std::ptrdiff_t{border} * shape.channels, count, shape, row, image, border};
}

NetworkPlan planNetwork(const NetworkSpec& spec, int batch, Purpose purpose) {
    assert(batch >= 1);
    return Planner(spec, batch, purpose).plan();
}

}  // namespace fovea
