// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "app/cli/arguments.h"
#include "core/training/training_options.h"

namespace fovea {

/// The sentence for a schedule or an augmentation that says nothing; nothing where both are right.
std::optional<QString> trainingOptionProblem(const ParsedArguments& arguments);

/// Sets what `fovea train`'s options give by hand. Requires that there is no trainingOptionProblem().
void applyTrainingOptions(const ParsedArguments& arguments, TrainingOptions& options);

}  // namespace fovea
