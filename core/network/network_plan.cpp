// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network_plan.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "core/network/memory_plan.h"

namespace fovea {

namespace {

// Chunks share out over cores, and few images stay in a core's cache; but each chunk transforms, writes and sums
// weight gradients of its own. ResNet-20 at batch 128, one thread: 495 images a second in 16 chunks, 460 in 32 and
// 480 in 8, each the best of five runs on a computer with other work.
constexpr int mostChunks = 16;
constexpr int fewestAffordable = 4;
// Chunks write their weight gradients to memory, and their sum reads them.
constexpr std::uint64_t partialBudget = std::uint64_t{64} << 20;

std::size_t alignedFloats(std::size_t floats) { return (floats + 15) / 16 * 16; }

/// By node, of convolutions: whether it runs forward for the last time, for all chunks, before any writes gradients of
/// weights into its own part.
std::vector<bool> convolutionsDoneEarly(const NetworkPlan& plan) {
    if (!plan.training) return std::vector<bool>(plan.graph.size(), false);
    std::vector<bool> areEarly(plan.graph.size(), true);
    bool anyBackward = false;
    for (const Section& section : plan.training->schedule.sections) {
        for (const Operation& operation : section.operations) {
            const GraphNode& node = nodeAt(plan.graph, operation.node);
            if (operation.kind == OperationKind::Backward && !node.isFrozen &&
                gradientReduction(*node.layer) == GradientReduction::PerChunk)
                anyBackward = true;
        }
        if (!anyBackward) continue;
        // Chunks go through a section each at its own time.
        for (const Operation& operation : section.operations)
            if (operation.kind == OperationKind::Forward) areEarly[static_cast<std::size_t>(operation.node)] = false;
    }
    return areEarly;
}

void planConvolutions(NetworkPlan& plan, bool withGradients) {
    const auto reserve = [](std::size_t& part, std::size_t floats) {
        const std::size_t first = part;
        part += alignedFloats(floats);
        return first;
    };
    const std::vector<bool> areEarly = convolutionsDoneEarly(plan);
    for (std::size_t i = 0; i < plan.graph.size(); ++i) {
        const auto convolution = convolutionOf(plan.graph, static_cast<int>(i));
        if (!convolution) continue;
        const kernels::ConvProblem& problem = *convolution;
        const NodeSchedule& inference = plan.inference.schedule.nodes[i];
        PlannedConvolution planned{.node = static_cast<int>(i)};
        const auto method =
            inference.fusedPool >= 0 ? kernels::ConvMethod::DirectPooled : kernels::chooseConvMethod(problem);
        planned.convolution = kernels::makeConvolution(method, problem);
        std::size_t& part = areEarly[i] ? plan.earlyPanelFloats : plan.latePanelFloats;
        planned.forwardPanels = reserve(part, planned.convolution->panelFloats(kernels::ConvPass::Forward));
        planned.hasGradientPanels = withGradients && nodeAt(plan.graph, plan.graph[i].inputs.front()).runsBackward;
        if (planned.hasGradientPanels)
            planned.gradientPanels =
                reserve(plan.latePanelFloats, planned.convolution->panelFloats(kernels::ConvPass::InputGradient));
        if (inference.foldedNorm >= 0) {
            planned.foldedBias = reserve(plan.latePanelFloats, static_cast<std::size_t>(problem.filters));
            const auto weights = static_cast<std::size_t>(problem.geometry.kernel.height) *
                                 static_cast<std::size_t>(problem.geometry.kernel.width) *
                                 static_cast<std::size_t>(problem.input.channels / problem.groups) *
                                 static_cast<std::size_t>(problem.filters);
            plan.foldedFloats = std::max(plan.foldedFloats, alignedFloats(weights));
        }
        plan.convolutions.push_back(std::move(planned));
    }
    // Now that it is known how large the parts before them are.
    for (PlannedConvolution& planned : plan.convolutions) {
        planned.forwardPanels +=
            areEarly[static_cast<std::size_t>(planned.node)] ? plan.foldedFloats : plan.sharedFloats();
        planned.gradientPanels += plan.sharedFloats();
        planned.foldedBias += plan.sharedFloats();
    }
}

/// Gradients that each chunk sums by itself (GradientReduction::PerChunk), unless the layer runs on the whole batch. Gives
/// how many floats they are with those of frozen layers, so that batches are cut alike whatever is frozen.
std::size_t planPartials(NetworkPlan& plan, const NetworkSpec& spec) {
    const auto layout = parameterLayout(spec);
    std::size_t all = 0;
    for (const ParameterTensor& parameter : layout->parameters) {
        const auto node = std::ranges::find(plan.graph, parameter.node, &GraphNode::id) - plan.graph.begin();
        const bool isPartial = gradientReduction(spec.find(parameter.node)->layer) == GradientReduction::PerChunk &&
                               !runsOnWholeBatch(plan.graph, static_cast<int>(node), Mode::Training);
        const bool isTrained = !nodeAt(plan.graph, static_cast<int>(node)).isFrozen;
        plan.partialOffset.push_back(isPartial && isTrained ? static_cast<std::ptrdiff_t>(plan.partialFloats) : -1);
        if (isPartial) all += alignedFloats(parameter.count);
        if (isPartial && isTrained) plan.partialFloats += alignedFloats(parameter.count);
    }
    return all;
}

/// How many images of a section go through its operations together. A section works on up to five maps an image,
/// beside Winograd's blocks; of vgg-small-bn's first maps, 256 KB each, eight images at once would pass all through
/// the outer cache: 3 % of its step. But a convolution's weight gradient is transformed back once for each call:
/// from 32 tiles of 4×4 pixels on, that is less than a fifth of its products.
int imagesAtOnce(const Graph& graph, const Section& section) {
    constexpr std::int64_t bytesOfMap = 128 << 10;
    constexpr std::int64_t fewestPixels = 512;
    std::int64_t largest = 1;
    std::int64_t fewest = 1;
    for (const Operation& operation : section.operations) {
        const GraphNode& node = graph[static_cast<std::size_t>(operation.node)];
        largest = std::max(largest, node.shape.size() * static_cast<std::int64_t>(sizeof(float)));
        const GradientReduction reduction = gradientReduction(*node.layer);
        if (reduction == GradientReduction::PerChunk || reduction == GradientReduction::FromBatch)
            fewest = std::max(fewest, fewestPixels / (std::int64_t{node.shape.height} * node.shape.width));
    }
    return static_cast<int>(std::max(fewest, bytesOfMap / largest));
}

std::string nameOf(const Operation& operation) {
    switch (operation.kind) {
        case OperationKind::Preprocess: return "preprocess";
        case OperationKind::Forward:
            return operation.isRematerialised ? "forward again"
                   : operation.fusedRelu      ? "forward, fusedRelu"
                                              : "forward";
        case OperationKind::Statistics: return "statistics";
        case OperationKind::Loss: return "loss";
        case OperationKind::GradientSums: return operation.mask >= 0 ? "mask, gradient sums" : "gradient sums";
        case OperationKind::Backward: return "backward";
    }
    return {};
}

}  // namespace

std::uint64_t saturatingProduct(std::uint64_t a, std::uint64_t b) {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? unlimited : product;
}

std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b) {
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? unlimited : sum;
}

int chunkCount(int batch, std::uint64_t partialBytes) {
    const std::uint64_t affordable = partialBudget / std::max<std::uint64_t>(1, partialBytes);
    const int most = static_cast<int>(std::clamp<std::uint64_t>(affordable, fewestAffordable, mostChunks));
    // Powers of two share out evenly on the usual numbers of cores.
    return batch <= most ? batch : static_cast<int>(std::bit_floor(static_cast<unsigned>(most)));
}

std::uint64_t NetworkPlan::batchBytes() const {
    return std::max(training ? training->batchBytes : 0, inference.batchBytes);
}

std::uint64_t NetworkPlan::workerBytes() const {
    return std::max(training ? training->workerBytes : 0, inference.workerBytes);
}

std::size_t NetworkPlan::sharedFloats() const {
    const std::size_t gradients = training ? saturatingProduct(partialFloats, static_cast<std::uint64_t>(chunks)) : 0;
    return std::max(gradients, saturatingSum(foldedFloats, earlyPanelFloats));
}

std::uint64_t NetworkPlan::arenaBytes(int workerCount) const {
    const std::uint64_t bytes =
        saturatingSum(batchBytes(), saturatingProduct(workerBytes(), static_cast<std::uint64_t>(workerCount)));
    return saturatingSum(bytes, saturatingProduct(saturatingSum(sharedFloats(), latePanelFloats), sizeof(float)));
}

std::uint64_t NetworkPlan::workerScratchBytes() const {
    std::size_t floats = 0;
    for (const PlannedConvolution& planned : convolutions)
        if (!training || !runsOnWholeBatch(graph, planned.node, Mode::Training))
            floats = std::max(floats, planned.convolution->scratchFloats(imagesPerChunk));
    return saturatingProduct(floats, sizeof(float));
}

std::uint64_t NetworkPlan::wholeBatchScratchBytes() const {
    std::size_t floats = 0;
    for (const PlannedConvolution& planned : convolutions)
        if (training && runsOnWholeBatch(graph, planned.node, Mode::Training))
            floats = std::max(floats, planned.convolution->wholeBatchScratchFloats(batch));
    return saturatingProduct(floats, sizeof(float));
}

std::uint64_t NetworkPlan::scratchBytes(int workerCount) const {
    return saturatingSum(saturatingProduct(workerScratchBytes(), static_cast<std::uint64_t>(workerCount)),
                         wholeBatchScratchBytes());
}

NetworkPlan planNetwork(const NetworkSpec& spec, int batch, Purpose purpose, const FrozenLayers& frozen) {
    assert(batch >= 1);
    NetworkPlan plan;
    plan.batch = batch;
    plan.graph = makeGraph(spec, purpose, frozen);
    const std::size_t allPartials = planPartials(plan, spec);
    // Inference has no gradients to sum, but cuts alike, so that scores have the same bits.
    plan.chunks = chunkCount(batch, saturatingProduct(allPartials, sizeof(float)));
    plan.imagesPerChunk = (batch - 1) / plan.chunks + 1;
    const bool keepAll = purpose == Purpose::Inspection;
    if (purpose != Purpose::Inference) {
        Schedule schedule = makeSchedule(plan.graph, Mode::Training, !keepAll);
        for (Section& section : schedule.sections)
            section.imagesAtOnce = std::min(plan.imagesPerChunk, imagesAtOnce(plan.graph, section));
        plan.training = planMemory(plan.graph, std::move(schedule), batch, plan.imagesPerChunk, keepAll);
    }
    plan.inference = planMemory(plan.graph, makeSchedule(plan.graph, Mode::Inference, !keepAll), batch,
                                plan.imagesPerChunk, keepAll);
    planConvolutions(plan, purpose != Purpose::Inference);
    return plan;
}

std::uint64_t trainingBytes(const NetworkSpec& spec, int batch, int threads, int optimizerCopies,
                            const FrozenLayers& frozen) {
    const NetworkPlan plan = planNetwork(spec, batch, Purpose::Training, frozen);
    // Weights, gradients, optimizer state; weights and optimizer state once more in a checkpoint.
    const std::uint64_t copies = 3 + 2 * static_cast<std::uint64_t>(optimizerCopies);
    const std::uint64_t numbers = saturatingProduct(parameterLayout(spec)->totalCount, sizeof(float));
    const int workerCount = plan.workersFor(threads);
    return saturatingSum(saturatingSum(plan.arenaBytes(workerCount), plan.scratchBytes(workerCount)),
                         saturatingProduct(numbers, copies));
}

std::uint64_t inspectionBytes(const NetworkSpec& spec) {
    const NetworkPlan plan = planNetwork(spec, 1, Purpose::Inspection);
    // The model's weights, the network's own, gradients.
    constexpr std::uint64_t copies = 3;
    return saturatingSum(saturatingSum(plan.arenaBytes(1), plan.scratchBytes(1)),
                         saturatingProduct(parameterLayout(spec)->totalCount, copies * sizeof(float)));
}

PlanSummary summarisePlan(const NetworkSpec& spec, int batch, Purpose purpose, int threads) {
    const NetworkPlan plan = planNetwork(spec, batch, purpose);
    const int workerCount = plan.workersFor(threads);
    PlanSummary summary{.batch = batch, .chunks = plan.chunks, .workerCount = workerCount};
    const PlannedProgram& program = plan.training ? *plan.training : plan.inference;
    for (const Section& section : program.schedule.sections) {
        PlanSummary::Part part{.isWholeBatch = section.isWholeBatch};
        for (const Operation& operation : section.operations) {
            const auto position = static_cast<std::size_t>(operation.node);
            const auto conv = std::ranges::find(plan.convolutions, operation.node, &PlannedConvolution::node);
            part.steps.push_back({nameOf(operation), spec.find(plan.graph[position].id)->name,
                                  conv == plan.convolutions.end() ? "" : kernels::nameOf(conv->convolution->method())});
        }
        summary.sections.push_back(std::move(part));
    }
    summary.batchBytes = plan.batchBytes();
    summary.workerBytes = plan.workerBytes();
    summary.partialBytes =
        plan.training ? saturatingProduct(plan.partialFloats * sizeof(float), static_cast<std::uint64_t>(plan.chunks))
                      : 0;
    summary.panelBytes = (plan.earlyPanelFloats + plan.latePanelFloats) * sizeof(float);
    summary.arenaBytes = plan.arenaBytes(workerCount);
    summary.weightBytes = parameterLayout(spec)->totalCount * sizeof(float);
    return summary;
}

}  // namespace fovea
