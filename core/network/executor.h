// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/kernels/chunks.h"
#include "core/layers/batch_norm.h"
#include "core/network/gradient_sums.h"
#include "core/network/network_plan.h"
#include "core/network/packed_weights.h"
#include "core/network/standardiser.h"

namespace fovea {

/// What goes through the network.
struct Pass {
    Pixels pixels;
    int count = 0;
    std::span<const int> labels;  ///< empty: forward only
    Mode mode = Mode::Inference;
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    bool movesRunning = true;  ///< whether batch norm moves its running statistics
};

/// Runs a plan: section by section, chunks of images side by side, joining sums at the barriers.
class Executor {
public:
    /// `arena` has plan.arenaBytes(slots) bytes, zeroed. All of these must outlive the executor.
    Executor(const NetworkSpec& spec, const NetworkPlan& plan, std::byte* arena, int slots, Weights& weights,
             std::span<float> gradients, Workers& workers);

    void setStandardisation(const Standardisation& standardisation);
    void weightsChanged();
    void run(const Pass& pass);

    // Of the last pass.
    ImageView output(int node) const;
    ImageView gradient(int node) const;
    double lossSum() const;
    int correct() const;
    double gradientNorm() const { return gradientNorm_; }

private:
    /// What a task works on: images [first, first + count), in one slot.
    struct Task {
        int chunk = 0;
        int first = 0;
        int count = 0;
        int slot = 0;
        Workers* workers = nullptr;
        bool isByRows = false;      ///< few images: convolutions are cut by rows
        bool isMore = false;        ///< the chunk's images before these have gone through, sums go on
        bool isWholeBatch = false;  ///< an operation of its own section, parallel inside
    };
    struct Norm {
        const BatchNormSpec* spec = nullptr;
        ParameterViews parameters;
        NormState state;
        std::vector<float> stateMemory;
        std::vector<double> sums;  ///< of all chunks, forward or backward
    };
    /// Views that one call hands to a layer; one set for each slot.
    struct Views {
        std::vector<ConstImageView> inputs;
        std::vector<InputGradient> inputGradients;
    };

    void bindNode(int i, const NetworkSpec& spec, std::span<float> gradients);
    void runByRows();
    void runSections();
    void runOperation(const Operation& operation, const Task& task);
    void forward(const Operation& operation, const Task& task);
    bool isNormalisedBySum(int i) const;
    int normalisedTerm(int i) const;
    void convolveByRows(const LayerForward& pass, std::int64_t products);
    void loss(const Task& task);
    void gradientSums(const Operation& operation, const Task& task);
    void statistics(const Operation& operation, const Task& task);
    void backward(const Operation& operation, const Task& task);
    void join(const Section& section);
    ParameterGradients partialGradients(int node, int chunk) const;

    std::byte* place(const PlannedBuffer& buffer, const Task& task) const;
    ImageView view(const std::vector<PlannedBuffer>& buffers, int node, const Task& task) const;
    const GraphNode& node(int i) const { return plan_.graph[static_cast<std::size_t>(i)]; }
    Norm& norm(int i) { return norms_[static_cast<std::size_t>(normIndex_[static_cast<std::size_t>(i)])]; }

    const NetworkPlan& plan_;
    std::byte* batchPart_;
    std::byte* slotPart_;
    float* partials_;
    Workers& workers_;
    PackedWeights packed_;
    std::optional<GradientSums> sums_;
    Standardiser standardiser_;
    std::vector<ParameterViews> parameters_;  ///< by node
    std::vector<std::int64_t> products_;      ///< by node: multiplications for one image
    std::vector<std::array<std::ptrdiff_t, 2>>
        partialOffsets_;  ///< by node: weight and bias in a chunk's own gradients, or -1
    std::vector<std::array<std::size_t, 2>> parameterCounts_;
    std::vector<ParameterGradients> wholeGradients_;  ///< by node: where the batch's gradients end up
    std::vector<Norm> norms_;
    std::vector<int> normIndex_;
    std::vector<Views> views_;
    std::vector<double> losses_;   ///< by image
    std::vector<char> isCorrect_;  ///< by image
    std::vector<std::int64_t> pixelsOfChunk_;
    bool runningIsTaken_ = false;

    Pass pass_;
    const PlannedProgram* program_ = nullptr;
    kernels::Chunks chunks_;
    double gradientNorm_ = 0;
};

}  // namespace fovea
