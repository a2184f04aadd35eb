// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/parallel/workers.h"
#include "core/training/training_options.h"

namespace fovea {

/// Moves parameters against their gradients, by PyTorch's rules. With g' = g + decay · w:
///  - SGD: v ← momentum · v + g';  w ← w − rate · v,  Nesterov w ← w − rate · (g' + momentum · v)
///    (Sutskever et al., 2013, in PyTorch's form);
///  - Adam: m ← β₁m + (1 − β₁)g', v ← β₂v + (1 − β₂)g'²,
///    w ← w − rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε) (Kingma & Ba, 2015).
/// Gradients stay as they are. The same bits for any number of threads.
class Optimizer {
public:
    /// The state starts at zero for `count` parameters.
    Optimizer(const TrainingOptions& options, std::size_t count, std::shared_ptr<Workers> workers);

    void setLearningRate(float rate) { options_.learningRate = rate; }
    void setWeightDecay(float decay) { options_.weightDecay = decay; }

    /// Whether step() with gradients of this norm is sure to leave finite numbers. The bound is
    /// coarse, but only numbers beyond 1e18 or so come near it.
    bool canStep(double gradientNorm, std::span<const float> parameters);
    /// `step` counts finished steps before this one, from 0.
    void step(std::span<float> parameters, std::span<const float> gradients, std::int64_t step);

    /// SGD: {velocity}; Adam: {first moment, second moment}.
    const std::vector<std::vector<float>>& state() const { return state_; }
    /// False, and nothing changes, when number, sizes or values (not finite) don't fit.
    bool setState(const std::vector<std::vector<float>>& state);
    /// Forget what is known of the parameters' size, since someone else has written them.
    void parametersChanged() { largestWeight_ = -1; }

private:
    void forEachBlock(std::size_t values, FunctionRef<void(int)> body);
    void stepSgd(std::span<float> parameters, std::span<const float> gradients);
    void stepAdam(std::span<float> parameters, std::span<const float> gradients, std::int64_t step);

    TrainingOptions options_;
    std::shared_ptr<Workers> workers_;
    std::vector<std::vector<float>> state_;
    std::vector<float> blockLargestWeight_;
    std::vector<float> blockLargestState_;
    double largestWeight_ = -1;  ///< magnitude; negative: not known
    double largestState_ = 0;    ///< of state_[0]
};

}  // namespace fovea
