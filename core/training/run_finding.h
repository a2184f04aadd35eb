// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/training/history.h"

namespace fovea {

/// What a teacher would point at in the curves of a run that goes wrong without an error.
struct RunFinding {
    enum class Kind {
        NothingLearned,  ///< the loss stays at ln(classes), one class is predicted for nearly all images
        Overfitting,     ///< far better on training images, and the validation loss rises
    };
    Kind kind = Kind::NothingLearned;
    std::size_t predicted = 0;  ///< NothingLearned: which class
    double chanceLoss = 0;      ///< ln(classes), of a network that finds all classes equally likely
    double training = 0;        ///< accuracies in [0, 1] of the last epoch
    double validation = 0;
    std::int64_t bestEpoch = 0;  ///< with the smallest validation loss
    friend bool operator==(const RunFinding&, const RunFinding&) = default;
};

/// Of the last epoch that was validated; nothing where nothing is wrong, or it can't be told yet. Rules of thumb: a
/// loss within 3 % of ln(classes) and 95 % of the predictions in one class; training better than validation by 0.1 and
/// a validation loss of 1.05 times the smallest one, from the third epoch on.
std::optional<RunFinding> findingOf(const History& history);

}  // namespace fovea
