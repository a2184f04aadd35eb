// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/parallel/workers.h"
#include "core/training/parameter_groups.h"
#include "core/training/training_options.h"

namespace fovea {

/// Working memory of a kind that movesMatrices: for the largest of them, since one is moved after the other.
std::size_t matrixFloats(const std::vector<ParameterGroup>& groups);

/// Moves parameters against their gradients, by the rule of whichever kind its options hold
/// (core/training/optimizers), PyTorch's in each case. Gradients stay as they are. The same bits for any number
/// of threads.
class Optimizer {
public:
    /// The state starts at zero for `count` parameters.
    Optimizer(const TrainingOptions& options, std::size_t count, std::shared_ptr<Workers> workers);

    /// What is moved, and how (see parameterGroups); at first one group of all parameters. Values in no group stay the same
    /// bits, and so does what is kept for them. Matrices only for a kind that movesMatrices.
    void setGroups(const std::vector<ParameterGroup>& groups);
    /// From the next step on. Requires the same kind of optimizer.
    void setOptions(const TrainingOptions& options);
    /// The rate of the next step, where a schedule makes another of it than the options' own.
    void setLearningRate(float rate) { options_.learningRate = rate; }

    /// Whether step() with gradients of this norm is sure to leave finite numbers. The bound is
    /// coarse, but only numbers beyond 1e18 or so come near it.
    bool canStep(double gradientNorm, std::span<const float> parameters);
    /// `step` counts finished steps before this one, from 0. `gradientNorm` is asked for only by options that clip it:
    /// then gradients count times min(1, clipNorm / (gradientNorm + 1e-6)), as PyTorch's clip_grad_norm_ has it.
    void step(std::span<float> parameters, std::span<const float> gradients, std::int64_t step,
              double gradientNorm = 0);

    /// A list of one number for each parameter, for each of the kind's stateNames.
    const std::vector<std::vector<float>>& state() const { return state_; }
    /// False, and nothing changes, when number, sizes or values (not finite) don't fit.
    bool setState(const std::vector<std::vector<float>>& state);
    /// Forget what is known of the parameters' size, since someone else has written them.
    void parametersChanged() { largestWeight_ = -1; }

private:
    /// What one thread moves at a time.
    struct Block {
        std::size_t start = 0;
        std::size_t count = 0;
        float rateFactor = 1;
        bool decays = true;
        int columns = 0;  ///< of a matrix, which is one block; else 0
    };
    StepNumbers numbersOf(std::int64_t step, float rateFactor = 1, bool decays = true) const {
        return {options_.learningRate * rateFactor, decays ? options_.weightDecay : 0.0F, step};
    }

    bool clips() const { return options_.clipNorm > 0 || options_.clipValue > 0; }
    template <class Kind>
    void moveBlock(const Kind& kind, std::size_t block, std::span<float> parameters, const float* gradients,
                   std::int64_t step);
    const float* clipped(std::span<const float> gradients, std::size_t start, std::size_t count, float factor);

    TrainingOptions options_;
    std::shared_ptr<Workers> workers_;
    std::vector<std::vector<float>> state_;
    std::vector<Block> blocks_;
    float largestFactor_ = 1;     ///< of a rate
    std::vector<float> clipped_;  ///< gradients as they count, where they are clipped
    std::vector<float> matrixWork_;
    std::vector<float> blockLargestWeight_;
    std::vector<float> blockLargestState_;
    double largestWeight_ = -1;  ///< magnitude; negative: not known
    double largestState_ = 0;    ///< of state_[0]
};

}  // namespace fovea
