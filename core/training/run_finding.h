// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/training/history.h"
#include "core/training/microscope.h"

namespace fovea {

/// What a teacher would point at in a run that goes wrong without an error.
struct RunFinding {
    enum class Kind {
        NothingLearned,     ///< the loss stays at ln(classes), one class is predicted for nearly all images
        Overfitting,        ///< far better on training images, and the validation loss rises
        NoGradient,         ///< all gradients are zero
        NearDivergence,     ///< a layer moves by far too much of its weights' norm in one step
        DyingRelus,         ///< nearly all channels of a ReLU give 0 for every image
        VanishingGradient,  ///< the first layer's gradient is next to nothing beside the last one's
        ExplodingGradient,  ///< the gradient is far longer than it usually was
    };
    Kind kind = Kind::NothingLearned;
    std::size_t predicted = 0;  ///< NothingLearned: which class
    double chanceLoss = 0;      ///< ln(classes), of a network that finds all classes equally likely
    double training = 0;        ///< accuracies in [0, 1] of the last epoch
    double validation = 0;
    std::int64_t bestEpoch = 0;  ///< with the smallest validation loss
    // Of those that the microscope finds:
    std::string layer;
    std::int64_t step = 0;  ///< of the sample that shows it
    double value = 0;       ///< what is held against the rule's limit
    friend bool operator==(const RunFinding&, const RunFinding&) = default;
};

/// From which value on something is found, and where that value is from. Every limit stands here.
struct FindingRule {
    RunFinding::Kind kind{};
    std::string_view id;
    double limit = 0;
    std::string_view meaning;  ///< of the limit
    std::string_view source;
};
std::span<const FindingRule> findingRules();
double limitOf(RunFinding::Kind kind);

/// Of the last epoch that was validated; nothing where nothing is wrong, or it can't be told yet. Beside the limits of
/// findingRules(): 95 % of the predictions in one class (nothing learned), a validation loss of 1.05 times the
/// smallest one, from the third epoch on (overfitting).
std::optional<RunFinding> findingOf(const History& history);

/// Of the last two samples, in both of which it must show; nothing where there are fewer. Frozen layers are left out.
std::optional<RunFinding> findingOf(const MicroscopeSeries& series);

}  // namespace fovea
