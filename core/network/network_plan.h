// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/kernels/convolution.h"
#include "core/network/purpose.h"
#include "core/network/schedule.h"
#include "core/network/weights.h"

namespace fovea {

/// A place for a batch of feature maps, or for a layer's memory. What is written and read between two
/// barriers lives in a worker: memory for the images of one chunk, one for each thread. The rest lives in
/// the part for the whole batch.
struct PlannedBuffer {
    std::uint64_t offset = 0;      ///< bytes from the start of the batch's part or of each worker, a multiple of 64
    std::uint64_t imageBytes = 0;  ///< 0: not needed
    int images = 0;  ///< how many lie there: the batch, or in a worker those that a core has in hand at a time
    bool isPerWorker = false;
};

/// One mode's schedule and where everything lies that it computes. Lists are by position in the graph;
/// nodes that share a place have the same one.
struct PlannedProgram {
    Schedule schedule;
    std::vector<PlannedBuffer> outputs;
    std::vector<PlannedBuffer> gradients;  ///< with respect to the output
    std::vector<PlannedBuffer> memories;   ///< what forward keeps for backward
    std::uint64_t batchBytes = 0;
    std::uint64_t workerBytes = 0;  ///< of one worker
};

struct PlannedConvolution {
    int node = 0;
    std::shared_ptr<const kernels::Convolution> convolution;
    std::size_t forwardPanels = 0;  ///< first float, counted from where the arena's workerCount end
    std::size_t gradientPanels = 0;
    bool hasGradientPanels = false;
    std::size_t foldedBias = 0;  ///< where a batch norm is folded into it
};

/// How many pieces a batch is cut into, each run by one core at a time. A function of the batch and of the
/// size of a piece's own weight gradient alone, so that sums have the same bits on any number of threads.
int chunkCount(int batch, std::uint64_t partialBytes);

/// What a network of one purpose runs and where. A function of (spec, batch, purpose, frozen layers, build).
struct NetworkPlan {
    Graph graph;
    int batch = 0;
    int chunks = 1;
    int imagesPerChunk = 1;  ///< at most
    std::optional<PlannedProgram> training;
    PlannedProgram inference;
    std::vector<PlannedConvolution> convolutions;
    std::vector<std::ptrdiff_t>
        partialOffset;  ///< for each tensor of the parameter layout: floats into a chunk's own gradients, or -1
    std::size_t partialFloats = 0;  ///< of one chunk: the gradients that chunks sum by themselves
    std::size_t foldedFloats = 0;   ///< room to fold the largest convolution
    /// Weights packed for the forward pass that are used up before the first convolution runs backward, so that they
    /// lie where chunks write their gradients then; and all other panels, and folded biases.
    std::size_t earlyPanelFloats = 0;
    std::size_t latePanelFloats = 0;

    std::uint64_t batchBytes() const;
    std::uint64_t workerBytes() const;
    /// What follows the workerCount in the arena, in floats: the chunks' own gradients or, in their place at other times,
    /// folded weights and early panels; behind them late panels.
    std::size_t sharedFloats() const;
    /// All of the above for so many workerCount, or for the most there can be; saturates at the largest number
    /// instead of wrapping.
    std::uint64_t arenaBytes(int workerCount) const;
    std::uint64_t arenaBytes() const { return arenaBytes(chunks); }
    /// What the Scratch of all threads grows to, about: the largest that a convolution of a chunk takes in each, and
    /// in one of them what one on the whole batch takes.
    std::uint64_t scratchBytes(int workerCount) const;
    int workersFor(int threads) const { return threads < chunks ? threads : chunks; }

private:
    std::uint64_t workerScratchBytes() const;
    std::uint64_t wholeBatchScratchBytes() const;
};

/// Requires a sound spec, which must outlive the plan, and batch ≥ 1. Allocates nothing of the size it plans.
/// Frozen layers change neither the cut into chunks nor what forward computes, apart from batch norm's.
NetworkPlan planNetwork(const NetworkSpec& spec, int batch, Purpose purpose, const FrozenLayers& frozen = {});

/// What a training process needs for the network beside its data: the arena, weights, gradients, what the
/// optimizer keeps (`optimizerCopies` numbers for each weight) and a checkpoint. Epochs that are kept to go back
/// to have a budget of their own. Saturates.
std::uint64_t trainingBytes(const NetworkSpec& spec, int batch, int threads, int optimizerCopies = 1,
                            const FrozenLayers& frozen = {});

/// What looking at every layer's output takes (a model's weights and a network of Purpose::Inspection for one image on one
/// thread). Saturates.
std::uint64_t inspectionBytes(const NetworkSpec& spec);

/// The plan for people.
struct PlanSummary {
    struct Step {
        std::string what;    ///< "forward", "statistics", "loss", "backward", …
        std::string node;    ///< name
        std::string method;  ///< how a convolution is computed, else empty
    };
    struct Part {
        bool isWholeBatch = false;  ///< on the whole batch, parallel inside; else chunk by chunk
        std::vector<Step> steps;
    };
    int batch = 0;
    int chunks = 0;
    int workerCount = 0;
    std::vector<Part> sections;
    std::uint64_t batchBytes = 0;
    std::uint64_t workerBytes = 0;   ///< of each
    std::uint64_t partialBytes = 0;  ///< weight gradients of all chunks
    std::uint64_t panelBytes = 0;
    std::uint64_t arenaBytes = 0;
    std::uint64_t weightBytes = 0;
};
/// The training program's where there is one. Requires a sound spec.
PlanSummary summarisePlan(const NetworkSpec& spec, int batch, Purpose purpose, int threads);

/// a · b and a + b, or `unlimited` where that doesn't fit.
inline constexpr std::uint64_t unlimited = UINT64_MAX;
std::uint64_t saturatingProduct(std::uint64_t a, std::uint64_t b);
std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b);

}  // namespace fovea
