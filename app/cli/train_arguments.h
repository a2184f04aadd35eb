// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <stop_token>
#include <variant>

#include "app/cli/arguments.h"
#include "app/cli/terminal.h"
#include "app/cli/train_run.h"
#include "core/training/training_options.h"

namespace fovea {

/// The sentence for a schedule or an augmentation that says nothing; nothing where both are right.
std::optional<QString> trainingOptionProblem(const ParsedArguments& arguments);

/// Sets what `fovea train`'s options give by hand. Requires that there is no trainingOptionProblem().
void applyTrainingOptions(const ParsedArguments& arguments, TrainingOptions& options);

/// A sentence and the exit status that goes with it.
struct Refusal {
    QString sentence;
    int status = ExitCouldNot;
};

/// The run that `fovea train` is asked for, its data opened. Requires that there is no trainingOptionProblem().
std::variant<TrainJob, Refusal> trainJobFor(const ParsedArguments& arguments, std::stop_token stop);

}  // namespace fovea
