// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/memory_plan.h"

#include <algorithm>
#include <span>

namespace fovea {

namespace {

constexpr std::uint64_t bufferAlignment = 64;
// Kernels store and load whole vectors; the spare lanes of the last one may reach past the end.
constexpr std::uint64_t slackBytes = 64;

/// A stretch of time in which a buffer is in use: sections for the batch's part, operations for workerCount.
struct Interval {
    int first = 0;
    int last = 0;
};

/// A buffer under construction: what shares it, and when it is used.
struct LiveBuffer {
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
std::uint64_t place(std::vector<LiveBuffer*> buffers) {
    const auto times = [](const LiveBuffer* buffer) -> const std::vector<Interval>& {
        return buffer->place.isPerWorker ? buffer->byOperation : buffer->bySection;
    };
    std::ranges::stable_sort(buffers, [](const LiveBuffer* a, const LiveBuffer* b) { return a->bytes > b->bytes; });
    std::vector<LiveBuffer*> placed;  // by offset
    std::uint64_t end = 0;
    for (LiveBuffer* buffer : buffers) {
        std::uint64_t offset = 0;
        for (const LiveBuffer* other : placed) {
            if (!overlap(times(buffer), times(other))) continue;
            if (saturatingSum(offset, buffer->bytes) <= other->place.offset) break;
            offset = std::max(offset, saturatingSum(other->place.offset, other->bytes));
        }
        buffer->place.offset = offset;
        placed.insert(std::ranges::upper_bound(placed, offset, {}, [](const LiveBuffer* c) { return c->place.offset; }),
                      buffer);
        end = std::max(end, saturatingSum(offset, buffer->bytes));
    }
    return end;
}

class MemoryPlanner {
public:
    MemoryPlanner(const Graph& graph, Schedule schedule, int batch, int imagesPerChunk, bool keepAll)
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
        sizeBuffers();
        noteUses();
        decideAndPlace();
        for (int i = 0; i < static_cast<int>(graph_.size()); ++i) {
            program_.outputs.push_back(output(i).place);
            program_.gradients.push_back(gradient(i).place);
            program_.memories.push_back(memory(i).place);
        }
        return std::move(program_);
    }

private:
    LiveBuffer& output(int i) { return outputs_[static_cast<std::size_t>(program_.schedule.at(i).outputAlias)]; }
    LiveBuffer& gradient(int i) { return gradients_[static_cast<std::size_t>(program_.schedule.at(i).gradientAlias)]; }
    LiveBuffer& memory(int i) { return memories_[static_cast<std::size_t>(i)]; }
    bool isTraining() const { return program_.schedule.mode == Mode::Training; }

    void sizeBuffers() {
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const GraphNode& node = graph_[i];
            const std::uint64_t bytes = saturatingProduct(static_cast<std::uint64_t>(node.shape.size()), sizeof(float));
            outputs_[i].place.imageBytes = bytes;
            if (isTraining() && node.runsBackward) gradients_[i].place.imageBytes = bytes;
            // Batch statistics don't belong to an image; they are kept elsewhere.
            if (!isTraining() || keepsStatistics(node)) continue;
            memories_[i].place.imageBytes = memoryBytes(*node.layer, inputShapes(graph_, static_cast<int>(i)), 1);
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
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            if (gradientReduction(*graph_[i].layer) != GradientReduction::FromBatch || graph_[i].isFrozen) continue;
            output(graph_[i].inputs.front()).use(end, time);
            gradient(static_cast<int>(i)).use(end, time);
        }
    }

    void noteUses(const Operation& operation, int section, int time) {
        const Section& whole = program_.schedule.sections[static_cast<std::size_t>(section)];
        const int i = operation.made();
        const GraphNode& node = graph_[static_cast<std::size_t>(operation.node)];
        std::vector<LiveBuffer*> used;
        const bool isBackward = operation.kind == OperationKind::Backward;
        const bool readsInputs =
            isBackward ? backwardReads(*node.layer).input
                       : operation.kind != OperationKind::Preprocess && operation.kind != OperationKind::Loss;
        if (readsInputs)
            for (const int input : node.inputs) used.push_back(&output(input));
        const bool usesOutput = operation.kind == OperationKind::Preprocess ||
                                operation.kind == OperationKind::Forward || operation.kind == OperationKind::Loss ||
                                (isBackward && backwardReads(*node.layer).output);
        if (usesOutput) used.push_back(&output(i));
        if (operation.mask >= 0) used.push_back(&output(operation.mask));
        if (isBackward || operation.kind == OperationKind::Forward) used.push_back(&memory(i));
        if (isBackward || operation.kind == OperationKind::Loss || operation.kind == OperationKind::GradientSums)
            used.push_back(&gradient(i));
        if (isBackward)
            for (const int input : node.inputs) used.push_back(&gradient(input));
        for (LiveBuffer* buffer : used) {
            buffer->use(section, time);
            buffer->isForWholeBatch = buffer->isForWholeBatch || whole.isWholeBatch;
            const int inHand = whole.imagesAtOnce > 0 ? whole.imagesAtOnce : imagesPerChunk_;
            buffer->place.images = std::max(buffer->place.images, inHand);
        }
        if (operation.isRematerialised) rematerialised_.push_back(&output(i));
    }

    void decideAndPlace() {
        std::vector<LiveBuffer*> forBatch;
        std::vector<LiveBuffer*> perWorker;
        const int end = static_cast<int>(program_.schedule.sections.size());
        for (std::vector<LiveBuffer>* buffers : {&outputs_, &gradients_, &memories_}) {
            for (LiveBuffer& buffer : *buffers) {
                if (buffer.bySection.empty()) buffer.place.imageBytes = 0;
                if (buffer.place.imageBytes == 0) continue;
                const bool isRematerialised = std::ranges::find(rematerialised_, &buffer) != rematerialised_.end();
                const bool staysInChunk =
                    (buffer.bySection.size() == 1 && buffer.bySection.front().last < end) || isRematerialised;
                buffer.place.isPerWorker = staysInChunk && !buffer.isForWholeBatch && !keepAll_;
                if (!buffer.place.isPerWorker) buffer.place.images = batch_;
                const auto images = static_cast<std::uint64_t>(buffer.place.images);
                buffer.bytes =
                    alignedBytes(saturatingSum(saturatingProduct(buffer.place.imageBytes, images), slackBytes));
                if (buffer.place.isPerWorker) {
                    perWorker.push_back(&buffer);
                } else {
                    buffer.bySection = {
                        {keepAll_ ? 0 : buffer.bySection.front().first, keepAll_ ? end : buffer.bySection.back().last}};
                    forBatch.push_back(&buffer);
                }
            }
        }
        program_.batchBytes = place(forBatch);
        program_.workerBytes = place(perWorker);
    }

    const Graph& graph_;
    int batch_;
    int imagesPerChunk_;
    bool keepAll_;
    PlannedProgram program_;
    std::vector<LiveBuffer> outputs_;
    std::vector<LiveBuffer> gradients_;
    std::vector<LiveBuffer> memories_;
    std::vector<const LiveBuffer*> rematerialised_;
};

}  // namespace

std::uint64_t alignedBytes(std::uint64_t bytes) {
    return bytes > unlimited - bufferAlignment ? unlimited
                                               : (bytes + bufferAlignment - 1) / bufferAlignment * bufferAlignment;
}

PlannedProgram planMemory(const Graph& graph, Schedule schedule, int batch, int imagesPerChunk, bool keepAll) {
    return MemoryPlanner(graph, std::move(schedule), batch, imagesPerChunk, keepAll).make();
}

}  // namespace fovea
