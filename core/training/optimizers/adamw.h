// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/error.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// Adam with decoupled decay: w ← (1 − rate · decay) · w, then Adam's step by the gradient alone
/// (Loshchilov & Hutter, 2019).
struct AdamWOptions {
    float beta1 = 0.9F;
    float beta2 = 0.999F;
    float epsilon = 1e-8F;
    static constexpr std::string_view kind = "adamw";
    static constexpr std::string_view title = "AdamW";
    static constexpr std::array<std::string_view, 2> stateNames{"first_moment", "second_moment"};
    friend bool operator==(const AdamWOptions&, const AdamWOptions&) = default;
};

struct AdamWRule {
    float rate, beta1, beta2, epsilon;
    float keep;   ///< 1 − rate · decay, with the rate before its correction
    float scale;  ///< 1 / √(1 − β₂ᵗ); `rate` holds the other correction
};

OptionFields fields(AdamWOptions& options);
Result<void> checkTogether(const AdamWOptions& options);
bool staysFinite(const AdamWOptions& options, const StepNumbers& numbers, const StepBounds& before);
AdamWRule ruleFor(const AdamWOptions& options, const StepNumbers& numbers);
Magnitudes advance(const AdamWRule& rule, const ParameterBlock& block);

}  // namespace fovea
