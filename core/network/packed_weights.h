// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/network/network_plan.h"

namespace fovea {

/// The weights of all convolutions in the orders that their passes read: packed anew for each training step
/// (their gradients' panels too), and for inference once, until somebody changes the weights. For inference a
/// batch norm behind a convolution is folded into it:
///     scale · (w ∗ x + b − mean) / √(variance + epsilon) + shift = (f · w) ∗ x + (f · (b − mean) + shift)
/// with f = scale / √(variance + epsilon), so that it costs nothing.
class PackedWeights {
public:
    /// `panels` is where the arena's workerCount end; there the weights are folded, too.
    PackedWeights(const NetworkSpec& spec, const NetworkPlan& plan, const Weights& weights, float* panels);

    void weightsChanged() { packedFor_ = {}; }
    void prepare(Mode mode, Workers& workers);

    /// Whether the node of the graph is a convolution.
    bool holds(int node) const { return layerIndex_[static_cast<std::size_t>(node)] >= 0; }
    /// Requires holds(node).
    PreparedConvolution forward(int node) const;
    PreparedConvolution backward(int node) const;

private:
    struct Layer {
        const PlannedConvolution* planned = nullptr;
        const float* weight = nullptr;
        const float* bias = nullptr;  ///< or null
        std::size_t weightCount = 0;
        int filters = 0;
        // The batch norm that inference folds into it, where there is one.
        const BatchNormSpec* norm = nullptr;
        ParameterViews normParameters;
    };
    struct Job {
        int layer = 0;
        kernels::ConvPass pass{};
        int part = 0;
    };

    void packForInference(Workers& workers);
    void run(const std::vector<Job>& jobs, Workers& workers);
    void packFolded(const Layer& layer, Workers& workers);
    const Layer& layerOf(int node) const {
        return layers_[static_cast<std::size_t>(layerIndex_[static_cast<std::size_t>(node)])];
    }

    const NetworkPlan& plan_;
    float* panels_;
    std::vector<Layer> layers_;
    std::vector<int> layerIndex_;  ///< by node
    std::vector<Job> trainingJobs_;
    std::vector<Job> inferenceJobs_;  ///< of those without batch norm
    std::optional<Mode> packedFor_;
};

}  // namespace fovea
