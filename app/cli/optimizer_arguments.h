// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <optional>

#include "app/cli/arguments.h"
#include "core/training/training_options.h"

namespace fovea {

/// --optimizer, --lr, --weight-decay, and an option for each field of each kind of optimizer.
QList<OptionRule> optimizerRules();

/// --ema, --swa and --lookahead, of which one can be given.
QList<OptionRule> averagingRules();
/// Those of them that were given.
QStringList averagingGiven(const ParsedArguments& arguments);
/// Requires that one was given at most.
void applyAveraging(const ParsedArguments& arguments, TrainingOptions& options);

/// --init NAME.
OptionRule initialisationRule();
/// What was given by it; nothing where it was not.
std::optional<Initialisation> initialisationGiven(const ParsedArguments& arguments);

/// "--lr" for the learning rate; "--weight-decay" for "weight_decay", and so on.
QString optionName(std::string_view key);

/// Sets the fields that were given and that the optimizer has.
void applyFields(const ParsedArguments& arguments, TrainingOptions& options);
/// A line on standard error for each that was given and that the optimizer doesn't have.
void tellUnused(const ParsedArguments& arguments, TrainingOptions options);

}  // namespace fovea
