// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/kernels/chunks.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/network/batch_statistics.h"
#include "core/network/gradient_sums.h"
#include "core/network/network_plan.h"
#include "core/network/packed_weights.h"
#include "core/network/preprocessor.h"

namespace fovea {

/// What goes through the network.
struct Pass {
    Pixels pixels;
    int count = 0;
    std::span<const int> labels;           ///< empty: forward only
    std::span<const SecondLabel> seconds;  ///< of pictures that are mixtures; empty: none is
    Mode mode = Mode::Inference;
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    float labelSmoothing = 0;
    bool movesRunning = true;  ///< whether batch norm moves its running statistics
};

/// Runs a plan: section by section, chunks of images side by side, reducing sums at the barriers.
class Executor {
public:
    /// `arena` has plan.arenaBytes(workerCount) bytes, zeroed. All of these must outlive the executor.
    Executor(const NetworkSpec& spec, const NetworkPlan& plan, std::byte* arena, int workerCount, Weights& weights,
             std::span<float> gradients, Workers& workers);

    void setPreprocessingFactors(const PreprocessingFactors& factors);
    void weightsChanged();
    void run(const Pass& pass);
    /// Forward as in inference (running statistics, dropout off), then backward from `target`, whose gradient is
    /// `outputGradient` (pass.count images of its shape). No parameter gradients. Requires a plan for inspection.
    void runBackwardFrom(const Pass& pass, int target, std::span<const float> outputGradient);

    // Of the last pass.
    ImageView output(int node) const;
    ImageView gradient(int node) const;
    double lossSum() const;
    int correct() const;
    double gradientNorm() const { return gradientNorm_; }

private:
    /// What a task works on: images [first, first + count), in one worker.
    struct Task {
        int chunk = 0;
        int first = 0;
        int count = 0;
        int worker = 0;
        Workers* workers = nullptr;
        bool isByRows = false;      ///< few images: convolutions are cut by rows
        bool isMore = false;        ///< the chunk's images before these have gone through, sums go on
        bool isWholeBatch = false;  ///< an operation of its own section, parallel inside
    };
    /// Views that one call hands to a layer; one set for each worker.
    struct Views {
        std::vector<ConstImageView> inputs;
        std::vector<InputGradient> inputGradients;
    };

    void bindParameters(const Weights& layout, std::span<float> gradients);
    void begin(const Pass& pass, const PlannedProgram& program, bool asInference);
    void runByRows();
    void runSections();
    /// Runs `body(task)` for the images of a section's chunks, or once for the whole batch.
    template <class Body>
    void forEachTask(const Section& section, const Body& body);
    void runOperation(const Operation& operation, const Task& task);
    void forward(const Operation& operation, const Task& task);
    void normalisedSum(const Operation& operation, const Views& views, const ImageView& output) const;
    bool isNormalisedBySum(int node) const;
    bool hasNormalisedTerm(int node) const;
    void convolveByRows(const LayerForward& pass, std::int64_t macs);
    void loss(const Task& task);
    void gradientSums(const Operation& operation, const Task& task);
    void statistics(const Operation& operation, const Task& task);
    void backward(const Operation& operation, const Task& task);
    void reduce(const Section& section);
    ParameterGradients parameterGradients(int node, const Task& task) const;
    std::vector<std::vector<Operation>> operationsFrom(int target) const;

    std::byte* place(const PlannedBuffer& buffer, const Task& task) const;
    ImageView view(const std::vector<PlannedBuffer>& buffers, int node, const Task& task) const;
    std::span<std::byte> memory(int node, const Task& task) const;
    const GraphNode& node(int i) const { return nodeAt(plan_.graph, i); }

    const NetworkPlan& plan_;
    std::byte* batchPart_;
    std::byte* workerPart_;
    float* partials_;
    Workers& workers_;
    PackedWeights packed_;
    std::vector<ParameterViews> parameters_;  ///< by node
    BatchStatistics statistics_;
    std::optional<GradientSums> sums_;
    Preprocessor preprocessor_;
    std::vector<std::int64_t> macs_;  ///< by node: multiplications for one image
    std::vector<std::array<std::ptrdiff_t, 2>>
        partialOffsets_;  ///< by node: weight and bias in a chunk's own gradients, or -1
    std::vector<std::array<std::size_t, 2>> parameterCounts_;
    std::vector<ParameterGradients> wholeGradients_;  ///< by node: where the batch's gradients end up
    std::vector<Views> views_;
    std::vector<double> losses_;   ///< by image
    std::vector<char> isCorrect_;  ///< by image
    bool runningIsTaken_ = false;

    Pass pass_;
    bool asInference_ = false;  ///< runBackwardFrom(): what backward reads is kept, yet values are those of inference
    const PlannedProgram* program_ = nullptr;
    kernels::Chunks chunks_;
    double gradientNorm_ = 0;
};

}  // namespace fovea
