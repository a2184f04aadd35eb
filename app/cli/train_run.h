// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "app/cli/arguments.h"
#include "app/training_setup.h"
#include "core/exchange/project_file.h"

namespace fovea {

/// A run, and what of a project goes into --out beside it: of the file that it goes on from.
struct TrainJob {
    TrainingSetup setup;
    Project base;
};

/// Trains by the arguments of `fovea train`, reports, saves to --out meanwhile and at the end, and tries the test
/// images. What was reached is saved too where a stop, or data that failed, ends the run; a divergence leaves the
/// file as it is. Answers with the exit status, after having told what went wrong.
int trainAndSave(const ParsedArguments& arguments, const TrainJob& job, PreparedTraining& run, std::stop_token stop);

}  // namespace fovea
