// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/placement.h"

#include <algorithm>
#include <span>

namespace fovea {

namespace {

constexpr std::uint64_t bufferAlignment = 64;
// Kernels store and load whole vectors; the spare lanes of the last one may reach past the end.
constexpr std::uint64_t slackBytes = 64;

/// A stretch of time in which a buffer is in use: sections for the batch's part, operations for slots.
struct Interval {
    int first = 0;
    int last = 0;
};

/// A buffer under construction: what shares it, and when it is used.
struct Claim {
    PlannedBuffer place;
    std::vector<Interval> bySection;  ///< {section, section}, once for each, in order
    std::vector<Interval> byOperation;
    bool isForWholeBatch = false;
    std::uint64_t bytes = 0;

    void use(int section, int operation) {
        if (bySection.empty() || bySection.back().last != section) {
            bySection.push_back({section, section});
            byOperation.push_back({operation, operation});
        }
        byOperation.back().last = operation;
    }
};

bool overlap(const std::vector<Interval>& a, const std::vector<Interval>& b) {
    return std::ranges::any_of(a, [&](const Interval& own) {
        return std::ranges::any_of(
            b, [&](const Interval& other) { return own.first <= other.last && other.first <= own.last; });
    });
}

/// Largest buffers first, each at the lowest place that is free during its time. Gives the end.
std::uint64_t place(std::vector<Claim*> claims) {
    const auto times = [](const Claim* claim) -> const std::vector<Interval>& {
        return claim->place.isInSlot ? claim->byOperation : claim->bySection;
    };
    std::ranges::stable_sort(claims, [](const Claim* a, const Claim* b) { return a->bytes > b->bytes; });
    std::vector<Claim*> placed;  // by offset
    std::uint64_t end = 0;
    for (Claim* claim : claims) {
        std::uint64_t offset = 0;
        for (const Claim* other : placed) {
            if (!overlap(times(claim), times(other))) continue;
            if (saturatingSum(offset, claim->bytes) <= other->place.offset) break;
            offset = std::max(offset, saturatingSum(other->place.offset, other->bytes));
        }
        claim->place.offset = offset;
        placed.insert(std::ranges::upper_bound(placed, offset, {}, [](const Claim* c) { return c->place.offset; }),
                      claim);
        end = std::max(end, saturatingSum(offset, claim->bytes));
    }
    return end;
}

class Placement {
public:
    Placement(const std::vector<GraphNode>& graph, Schedule schedule, int batch, int imagesPerChunk, bool keepAll)
        : graph_(graph),
          batch_(batch),
          imagesPerChunk_(imagesPerChunk),
          keepAll_(keepAll),
          outputs_(graph.size()),
          gradients_(graph.size()),
          memories_(graph.size()) {
        program_.schedule = std::move(schedule);
    }

    PlannedProgram make() {
        sizeClaims();
        noteUses();
        decideAndPlace();
        const auto spread = [&](const std::vector<Claim>& claims, const std::vector<int>* owner,
                                std::vector<PlannedBuffer>& places) {
            for (std::size_t i = 0; i < claims.size(); ++i)
                places.push_back(claims[owner ? static_cast<std::size_t>((*owner)[i]) : i].place);
        };
        spread(outputs_, &program_.schedule.outputOwner, program_.outputs);
        spread(gradients_, &program_.schedule.gradientOwner, program_.gradients);
        spread(memories_, nullptr, program_.memories);
        return std::move(program_);
    }

private:
    Claim& output(int i) {
        return outputs_[static_cast<std::size_t>(program_.schedule.outputOwner[static_cast<std::size_t>(i)])];
    }
    Claim& gradient(int i) {
        return gradients_[static_cast<std::size_t>(program_.schedule.gradientOwner[static_cast<std::size_t>(i)])];
    }
    Claim& memory(int i) { return memories_[static_cast<std::size_t>(i)]; }
    bool isTraining() const { return program_.schedule.mode == Mode::Training; }

    void sizeClaims() {
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const GraphNode& node = graph_[i];
            const std::uint64_t bytes = saturatingProduct(static_cast<std::uint64_t>(node.shape.size()), sizeof(float));
            outputs_[i].place.imageBytes = bytes;
            if (isTraining() && node.runsBackward) gradients_[i].place.imageBytes = bytes;
            // Batch norm's numbers don't belong to an image; they are kept elsewhere.
            if (!isTraining() || std::holds_alternative<BatchNormSpec>(*node.layer)) continue;
            std::vector<Shape> inputs;
            for (const int input : node.inputs) inputs.push_back(graph_[static_cast<std::size_t>(input)].shape);
            memories_[i].place.imageBytes =
                std::visit([&](const auto& layer) { return memoryBytes(layer, inputs, 1); }, *node.layer);
        }
    }

    void noteUses() {
        const auto& sections = program_.schedule.sections;
        int time = 0;  // counts operations through all sections
        for (std::size_t s = 0; s < sections.size(); ++s) {
            for (const Operation& operation : sections[s].operations) noteUses(operation, static_cast<int>(s), time++);
        }
        const int end = static_cast<int>(sections.size());
        // What is asked for afterwards.
        output(static_cast<int>(graph_.size()) - 1).use(end, time);
        if (!isTraining()) return;
        // Weight gradients of dense layers are products over the whole batch, at the end.
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            if (!std::holds_alternative<DenseSpec>(*graph_[i].layer)) continue;
            output(graph_[i].inputs.front()).use(end, time);
            gradient(static_cast<int>(i)).use(end, time);
        }
    }

    void noteUses(const Operation& operation, int section, int time) {
        const Section& whole = program_.schedule.sections[static_cast<std::size_t>(section)];
        const int i = operation.made();
        const GraphNode& node = graph_[static_cast<std::size_t>(operation.node)];
        std::vector<Claim*> used;
        const bool isBackward = operation.kind == OperationKind::Backward;
        const bool readsInputs =
            isBackward ? backwardReadsInput(*node.layer)
                       : operation.kind != OperationKind::Standardise && operation.kind != OperationKind::Loss;
        if (readsInputs)
            for (const int input : node.inputs) used.push_back(&output(input));
        const bool usesOutput = operation.kind == OperationKind::Standardise ||
                                operation.kind == OperationKind::Forward || operation.kind == OperationKind::Loss ||
                                (isBackward && backwardReadsOutput(*node.layer));
        if (usesOutput) used.push_back(&output(i));
        if (operation.mask >= 0) used.push_back(&output(operation.mask));
        if (isBackward || operation.kind == OperationKind::Forward) used.push_back(&memory(i));
        if (isBackward || operation.kind == OperationKind::Loss || operation.kind == OperationKind::GradientSums)
            used.push_back(&gradient(i));
        if (isBackward)
            for (const int input : node.inputs) used.push_back(&gradient(input));
        for (Claim* claim : used) {
            claim->use(section, time);
            claim->isForWholeBatch = claim->isForWholeBatch || whole.isWide;
            const int inHand = whole.imagesAtOnce > 0 ? whole.imagesAtOnce : imagesPerChunk_;
            claim->place.images = std::max(claim->place.images, inHand);
        }
        if (operation.isAgain) madeAgain_.push_back(&output(i));
    }

    void decideAndPlace() {
        std::vector<Claim*> forBatch;
        std::vector<Claim*> forSlot;
        const int end = static_cast<int>(program_.schedule.sections.size());
        for (std::vector<Claim>* claims : {&outputs_, &gradients_, &memories_}) {
            for (Claim& claim : *claims) {
                if (claim.bySection.empty()) claim.place.imageBytes = 0;
                if (claim.place.imageBytes == 0) continue;
                const bool isMadeAgain = std::ranges::find(madeAgain_, &claim) != madeAgain_.end();
                const bool staysInChunk =
                    (claim.bySection.size() == 1 && claim.bySection.front().last < end) || isMadeAgain;
                claim.place.isInSlot = staysInChunk && !claim.isForWholeBatch && !keepAll_;
                if (!claim.place.isInSlot) claim.place.images = batch_;
                const auto images = static_cast<std::uint64_t>(claim.place.images);
                claim.bytes =
                    alignedBytes(saturatingSum(saturatingProduct(claim.place.imageBytes, images), slackBytes));
                if (claim.place.isInSlot) {
                    forSlot.push_back(&claim);
                } else {
                    claim.bySection = {
                        {keepAll_ ? 0 : claim.bySection.front().first, keepAll_ ? end : claim.bySection.back().last}};
                    forBatch.push_back(&claim);
                }
            }
        }
        program_.batchBytes = place(forBatch);
        program_.slotBytes = place(forSlot);
    }

    const std::vector<GraphNode>& graph_;
    int batch_;
    int imagesPerChunk_;
    bool keepAll_;
    PlannedProgram program_;
    std::vector<Claim> outputs_;
    std::vector<Claim> gradients_;
    std::vector<Claim> memories_;
    std::vector<const Claim*> madeAgain_;
};

}  // namespace

std::uint64_t alignedBytes(std::uint64_t bytes) {
    return bytes > unlimited - bufferAlignment ? unlimited
                                               : (bytes + bufferAlignment - 1) / bufferAlignment * bufferAlignment;
}

PlannedProgram placeProgram(const std::vector<GraphNode>& graph, Schedule schedule, int batch, int imagesPerChunk,
                            bool keepAll) {
    return Placement(graph, std::move(schedule), batch, imagesPerChunk, keepAll).make();
}

}  // namespace fovea
