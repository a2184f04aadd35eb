// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/error.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// With g' = g + decay · w: s ← ρ · s + (1 − ρ) · g'², d = √(u + ε) / √(s + ε) · g', u ← ρ · u + (1 − ρ) · d²,
/// w ← w − rate · d (Zeiler, 2012, in PyTorch's form). A rate of 1 is the paper's.
struct AdadeltaOptions {
    float rho = 0.9F;
    float epsilon = 1e-6F;
    static constexpr std::string_view kind = "adadelta";
    static constexpr std::string_view title = "Adadelta";
    static constexpr std::array<std::string_view, 2> stateNames{"mean_square_step", "mean_square"};
    friend bool operator==(const AdadeltaOptions&, const AdadeltaOptions&) = default;
};

struct AdadeltaRule {
    float rate, rho, epsilon, decay;
};

OptionFields fields(AdadeltaOptions& options);
Result<void> checkTogether(const AdadeltaOptions& options);
bool staysFinite(const AdadeltaOptions& options, const StepNumbers& numbers, const StepBounds& before);
AdadeltaRule ruleFor(const AdadeltaOptions& options, const StepNumbers& numbers);
Magnitudes advance(const AdadeltaRule& rule, const ParameterBlock& block);

}  // namespace fovea
