// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "core/error.h"
#include "core/parallel/workers.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// Momentum whose step is made orthogonal (Jordan et al., 2024, 'Muon: an optimizer for hidden layers in neural networks'):
/// v ← momentum · v + g, D ← g + momentum · v (Nesterov), W ← (1 − rate · decay) · W − rate · √max(1, out / rest) · O(D), where O
/// is kernels::orthogonalise. It moves the weights of convolutions and dense layers but for the last of them, which makes the
/// scores, each as a matrix out × rest (a convolution's filters × its kernel's values; groups are not told apart). All else
/// (that last layer, biases, scales and shifts, other kinds) goes the same way without O and the root: SGD with Nesterov's
/// momentum at the same rate.
struct MuonOptions {
    float momentum = 0.95F;
    static constexpr std::string_view kind = "muon";
    static constexpr std::string_view title = "Muon";
    static constexpr std::array<std::string_view, 1> stateNames{"velocity"};
    friend bool operator==(const MuonOptions&, const MuonOptions&) = default;
};

struct MuonRule {
    float rate, momentum;
    float keep;  ///< 1 − rate · decay
};

OptionFields fields(MuonOptions& options);
Result<void> checkTogether(const MuonOptions& options);
bool staysFinite(const MuonOptions& options, const StepNumbers& numbers, const StepBounds& before);
MuonRule ruleFor(const MuonOptions& options, const StepNumbers& numbers);
/// Of what is no matrix.
Magnitudes advance(const MuonRule& rule, const ParameterBlock& block);
/// Working memory for the step of a matrix: its direction, and what that is made orthogonal in.
std::size_t matrixWorkFloats(std::size_t count, int columns);
/// Of a matrix, which lies as rest × out. `work` holds at least matrixWorkFloats().
Magnitudes advanceMatrix(const MuonRule& rule, const ParameterBlock& block, int columns, std::span<float> work,
                         Workers& workers);

}  // namespace fovea
