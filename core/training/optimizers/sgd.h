// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/error.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// With g' = g + decay · w: v ← momentum · v + g', w ← w − rate · v; Nesterov w ← w − rate · (g' + momentum · v)
/// (Sutskever et al., 2013, in PyTorch's form).
struct SgdOptions {
    float momentum = 0.9F;
    bool nesterov = false;
    static constexpr std::string_view kind = "sgd";
    static constexpr std::string_view title = "SGD";
    static constexpr std::array<std::string_view, 1> stateNames{"velocity"};
    friend bool operator==(const SgdOptions&, const SgdOptions&) = default;
};

struct SgdRule {
    float rate, momentum, decay;
    bool nesterov;
};

OptionFields fields(SgdOptions& options);
Result<void> checkTogether(const SgdOptions& options);
bool staysFinite(const SgdOptions& options, const StepNumbers& numbers, const StepBounds& before);
SgdRule ruleFor(const SgdOptions& options, const StepNumbers& numbers);
Magnitudes advance(const SgdRule& rule, const ParameterBlock& block);

}  // namespace fovea
