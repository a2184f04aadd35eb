// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string>

#include "core/tensor/random.h"

namespace fovea {

namespace {

constexpr double largestWhole = 9007199254740992.0;  // 2^53

constexpr std::array<SweepQuantityInfo, 6> quantities{{
    {SweepQuantity::Rate, "rate", 0, 1e9, false},
    {SweepQuantity::Momentum, "momentum", 0, 0.9999, false},
    {SweepQuantity::Decay, "decay", 0, 1000, false},
    {SweepQuantity::Batch, "batch", 1, 65536, true},
    {SweepQuantity::Width, "width", 0.01, 100, false},
    {SweepQuantity::Seed, "seed", 0, largestWhole, true},
}};

/// As people would write it down.
double rounded(double value, const SweepQuantityInfo& info) {
    if (info.whole) return std::clamp(std::round(value), info.smallest, info.largest);
    return std::clamp(std::strtod(fmt::format("{:.3g}", value).c_str(), nullptr), info.smallest, info.largest);
}

double drawn(const SweepAxis& axis, const SweepDraws& draws, int number) {
    const std::uint64_t bits = randomBits(draws.seed, RandomPurpose::Analysis, number, static_cast<int>(axis.quantity));
    if (axis.kind == SweepAxis::Values::Listed)
        return axis.listed[uniformBelow(bits, static_cast<std::uint32_t>(axis.listed.size()))];
    const double part = uniformDouble(bits);
    const double value = axis.kind == SweepAxis::Values::Uniform
                             ? axis.low + (axis.high - axis.low) * part
                             : std::exp(std::log(axis.low) + (std::log(axis.high) - std::log(axis.low)) * part);
    return std::clamp(rounded(value, infoOf(axis.quantity)), axis.low, axis.high);
}

/// The layers whose numbers of channels are the scores.
std::set<NodeId> layersOfScores(const NetworkSpec& spec) {
    std::set<NodeId> fixed, seen;
    std::vector<NodeId> left;
    if (const auto output = spec.outputNode()) left.push_back(*output);
    while (!left.empty()) {
        const NodeId id = left.back();
        left.pop_back();
        const Node* node = spec.find(id);
        if (node == nullptr || !seen.insert(id).second) continue;
        const auto* conv = std::get_if<Conv2dSpec>(&node->layer);
        const bool makesChannels = conv != nullptr || std::holds_alternative<DenseSpec>(node->layer) ||
                                   std::holds_alternative<LocallyConnected2dSpec>(node->layer);
        if (makesChannels) fixed.insert(id);
        if (makesChannels && (conv == nullptr || conv->groups == 1)) continue;
        for (const Edge& edge : spec.edges)
            if (edge.to == id) left.push_back(edge.from);
    }
    return fixed;
}

int scaled(int width, double factor) { return std::max(1, static_cast<int>(std::lround(width * factor))); }

std::string optimizersWithMomentum() {
    std::string names = "--optimizer";
    for (const OptimizerOptions& kind : optimizerKinds()) {
        TrainingOptions options;
        options.optimizer = kind;
        if (setValue(options, "momentum", 0)) names += ' ' + std::string(kindName(kind));
    }
    return names;
}

Result<void> apply(SweepQuantity quantity, double value, SweepVariant& variant) {
    TrainingOptions& options = variant.options;
    switch (quantity) {
        case SweepQuantity::Rate: options.learningRate = static_cast<float>(value); break;
        case SweepQuantity::Momentum:
            if (!setValue(options, "momentum", static_cast<float>(value)))
                return Error{ErrorCode::OptionInvalid, {std::string("momentum"), value, optimizersWithMomentum()}};
            break;
        case SweepQuantity::Decay: options.weightDecay = static_cast<float>(value); break;
        case SweepQuantity::Batch: options.batch = static_cast<int>(value); break;
        case SweepQuantity::Seed: options.seed = static_cast<std::uint64_t>(value); break;
        case SweepQuantity::Width: {
            auto spec = widened(variant.spec, value);
            if (!spec) return spec.error();
            variant.spec = *std::move(spec);
            break;
        }
    }
    return {};
}

}  // namespace

std::span<const SweepQuantityInfo> sweepQuantities() { return quantities; }

const SweepQuantityInfo& infoOf(SweepQuantity quantity) { return quantities.at(static_cast<std::size_t>(quantity)); }

std::int64_t runCount(const Sweep& sweep) {
    if (sweep.draws) return sweep.draws->runs;
    double count = 1;
    for (const SweepAxis& axis : sweep.axes) count *= static_cast<double>(axis.listed.size());
    return static_cast<std::int64_t>(std::min(count, largestWhole));
}

std::vector<SweepRun> runsOf(const Sweep& sweep) {
    std::vector<SweepRun> runs(static_cast<std::size_t>(runCount(sweep)));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].number = static_cast<int>(i) + 1;
        runs[i].values.resize(sweep.axes.size());
        std::size_t place = i;
        for (std::size_t axis = sweep.axes.size(); axis-- > 0;) {
            const SweepAxis& own = sweep.axes[axis];
            if (sweep.draws) {
                runs[i].values[axis] = drawn(own, *sweep.draws, runs[i].number);
            } else {
                runs[i].values[axis] = own.listed[place % own.listed.size()];
                place /= own.listed.size();
            }
        }
    }
    return runs;
}

Result<SweepVariant> variantOf(const Sweep& sweep, const SweepRun& run, const NetworkSpec& spec,
                               const TrainingOptions& options) {
    SweepVariant variant{spec, options};
    for (std::size_t i = 0; i < sweep.axes.size(); ++i)
        if (auto applied = apply(sweep.axes[i].quantity, run.values[i], variant); !applied) return applied.error();
    if (const auto valid = validate(variant.options); !valid) return valid.error();
    return variant;
}

Result<NetworkSpec> widened(const NetworkSpec& spec, double factor) {
    if (factor == 1) return spec;
    const std::set<NodeId> scores = layersOfScores(spec);
    NetworkSpec wide = spec;
    for (Node& node : wide.nodes) {
        // A table of connections is one of maps by their numbers, too.
        const bool picks =
            std::holds_alternative<ChannelSliceSpec>(node.layer) || std::holds_alternative<TableConv2dSpec>(node.layer);
        if (picks) return Error{ErrorCode::NetworkInvalid, {node.name}};
        if (scores.count(node.id) > 0) continue;
        if (auto* conv = std::get_if<Conv2dSpec>(&node.layer)) {
            const bool depthwise = conv->groups > 1 && conv->groups == conv->filters;
            conv->filters = scaled(conv->filters, factor);
            if (depthwise) conv->groups = conv->filters;
        } else if (auto* dense = std::get_if<DenseSpec>(&node.layer)) {
            dense->units = scaled(dense->units, factor);
        } else if (auto* local = std::get_if<LocallyConnected2dSpec>(&node.layer)) {
            local->filters = scaled(local->filters, factor);
        }
    }
    const auto problems = validate(wide);
    if (problems.empty()) return wide;
    const Node* node = problems.front().node ? wide.find(*problems.front().node) : nullptr;
    return Error{ErrorCode::NetworkInvalid, {node != nullptr ? node->name : std::string("network")}};
}

}  // namespace fovea
