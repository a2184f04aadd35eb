// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/error.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// With g' = g + decay · w: s ← s + g'², w ← w − rate · g' / (√s + ε) (Duchi et al., 2011, in PyTorch's form).
struct AdagradOptions {
    float epsilon = 1e-10F;
    static constexpr std::string_view kind = "adagrad";
    static constexpr std::string_view title = "Adagrad";
    static constexpr std::array<std::string_view, 1> stateNames{"square_sum"};
    friend bool operator==(const AdagradOptions&, const AdagradOptions&) = default;
};

struct AdagradRule {
    float rate, epsilon, decay;
};

OptionFields fields(AdagradOptions& options);
Result<void> checkTogether(const AdagradOptions& options);
bool staysFinite(const AdagradOptions& options, const StepNumbers& numbers, const StepBounds& before);
AdagradRule ruleFor(const AdagradOptions& options, const StepNumbers& numbers);
Magnitudes advance(const AdagradRule& rule, const ParameterBlock& block);

}  // namespace fovea
