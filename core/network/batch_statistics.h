// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/kernels/batch_norm.h"
#include "core/kernels/chunks.h"
#include "core/layers/batch_norm.h"
#include "core/network/network_plan.h"

namespace fovea {

/// The layers whose numbers are sums over the whole batch (GradientReduction::Statistics): each chunk adds its own,
/// and between two sections they are reduced in the order of the chunks. Layers are named by their place in the
/// graph.
class BatchStatistics {
public:
    /// `parameters`: of every node of the graph; they must outlive this.
    BatchStatistics(const NetworkPlan& plan, const std::vector<ParameterViews>& parameters);

    bool holds(int node) const { return index_[static_cast<std::size_t>(node)] >= 0; }
    /// Lets all layers, or frozen ones, use the running statistics, in both directions: a gradient then passes through a
    /// layer as through any other affine function. Until the next addForward().
    enum class Of { All, Frozen };
    void takeRunning(Of which = Of::All);

    /// Adds the sums of a part of a chunk; `goesOn`: the chunk's images before these have been added.
    void addForward(int node, const ConstImageView& input, int chunk, bool goesOn);
    /// From all chunks; moves the running statistics if asked to.
    void reduceForward(int node, const kernels::Chunks& chunks, bool moveRunning);
    /// y = factor · (x − mean) + shift, or max(0, y).
    void apply(int node, const ConstImageView& input, bool fusedRelu, const ImageView& output) const;
    /// The same as a term of a sum.
    kernels::NormTerm term(int node, const ConstImageView& input) const;

    /// Sums over the gradient; where there is a `relu`, its output, the gradient is masked with it first.
    void addBackward(int node, const ConstImageView& input, const ConstImageView& relu, const ImageView& gradient,
                     int chunk, bool goesOn);
    /// From all chunks of `count` images; writes the gradients of scale and shift.
    void reduceBackward(int node, int chunks, int count, const ParameterGradients& gradients);
    /// inputGradient (+)= the gradient passed on.
    void passGradient(int node, const ConstImageView& input, const ConstImageView& gradient,
                      const InputGradient& inputGradient) const;

private:
    struct Layer {
        const LayerSpec* spec = nullptr;
        ParameterViews parameters;
        Shape shape;
        bool isFrozen = false;
        NormState state;
        std::vector<float> stateMemory;
        std::vector<double> sums;  ///< of all chunks, forward or backward
    };
    Layer& at(int node) { return layers_[static_cast<std::size_t>(index_[static_cast<std::size_t>(node)])]; }
    const Layer& at(int node) const {
        return layers_[static_cast<std::size_t>(index_[static_cast<std::size_t>(node)])];
    }

    std::vector<Layer> layers_;
    std::vector<int> index_;  ///< by node
    std::vector<std::int64_t> pixelsOfChunk_;
};

}  // namespace fovea
