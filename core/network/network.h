// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/error.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/layers/layer_context.h"
#include "core/network/graph.h"
#include "core/network/network_spec.h"
#include "core/network/pixels.h"
#include "core/network/purpose.h"
#include "core/network/weights.h"

namespace fovea {

struct LossResult {
    double loss = 0;  ///< mean cross-entropy over the batch, natural logarithm
    int correct = 0;
    int count = 0;
};

/// A network that runs: weights, gradients and one arena of activations, planned once for at most
/// `batch` images (network_plan.h says what lives where, sections.h what runs when). Nothing is allocated
/// from the second pass on. Not thread-safe; give each thread that looks its own.
class Network {
public:
    /// Errors: NetworkInvalid, OutOfMemory. What is computed is a function of (spec, batch, purpose, frozen layers) alone,
    /// how much memory it takes also of the number of threads. Ids of other layers than those with weights freeze nothing.
    static Result<std::unique_ptr<Network>> create(const NetworkSpec& spec, int batch, Purpose purpose,
                                                   std::shared_ptr<Workers> workers, const FrozenLayers& frozen = {});
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    const NetworkSpec& spec() const;
    const FrozenLayers& frozen() const;
    int largestBatch() const;
    int classCount() const;
    std::size_t arenaBytes() const;
    /// What runs it, for others that work between its steps.
    const std::shared_ptr<Workers>& workers() const;

    /// Zeros until setWeights().
    const Weights& weights() const;
    /// Requires the layout of parameterLayout(spec()).
    void setWeights(const Weights& weights);
    const Preprocessing& preprocessing() const;
    void setPreprocessing(const Preprocessing& preprocessing);

    /// Trained values and their gradients (zero for frozen layers), in the order of the layout. Ask anew before each change: what
    /// inference has made of the weights is made again after this call.
    std::span<float> parameters();
    std::span<const float> gradients() const;
    /// Euclidean norm of gradients() as the last step or backward wrote them.
    double gradientNorm() const;

    /// Of the targets of step() and backward(), not of loss(); 0 ≤ p < 1, see TrainingOptions.
    void setLabelSmoothing(float smoothing);
    float labelSmoothing() const;

    /// Forward in Mode::Training, loss and backward in one go, each image's activations and gradients staying
    /// in a core's cache as far as the network allows. Writes gradients(). `seconds`, of which there are as many as labels or
    /// none, mix the targets; what is counted as correct are the labels.
    LossResult step(Pixels pixels, std::span<const int> labels, std::uint64_t seed, std::int64_t step,
                    std::span<const SecondLabel> seconds = {});

    /// Runs `count` images to the scores.
    /// Seed and step feed dropout. Requires 1 ≤ count ≤ largestBatch().
    void forward(Pixels pixels, int count, Mode mode, std::uint64_t seed = 0, std::int64_t step = 0);
    /// count × classCount() scores of the last forward.
    std::span<const float> logits() const;
    /// Softmax with cross-entropy on the last forward's scores; without side effects.
    LossResult loss(std::span<const int> labels) const;
    /// Writes gradients() (and under Inspection every activation's gradient) of the mean loss.
    /// Requires a forward in Mode::Training, and only once for each. For those who look in between: it runs
    /// forward again, since what a training network has computed is forgotten; step() doesn't.
    LossResult backward(std::span<const int> labels, std::span<const SecondLabel> seconds = {});

    /// How something depends on all that comes before it, for a network in use (batch norm with its running
    /// statistics, dropout off): runs `count` images forward, then backward from `node`, where the gradient of that
    /// something is given: `count` images of the node's shape, H×W×C. One 1 among zeros asks for a single unit, a class's
    /// score among them (Simonyan, Vedaldi & Zisserman, "Deep inside convolutional networks", 2013). Nodes that `node`
    /// does not depend on have zero gradients; gradients() stay as they are. Requires Purpose::Inspection.
    void backwardFrom(Pixels pixels, int count, NodeId node, std::span<const float> outputGradient);
    /// The same gradient with respect to pixels in [0, 1], in their order.
    std::vector<float> pixelGradient() const;

    /// Output of a node in the last forward; the input node gives the standardised picture. Requires
    /// Purpose::Inspection. Gradients only after backward or backwardFrom.
    ConstImageView activation(NodeId node) const;
    ConstImageView activationGradient(NodeId node) const;

    /// For tests: overwrites all that passes have computed with NaN. Whatever comes next must not show it.
    void poison();

private:
    struct Impl;
    explicit Network(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace fovea
