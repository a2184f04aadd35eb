// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>

#include "app/cli/arguments.h"
#include "app/training_setup.h"
#include "core/exchange/file_stamp.h"
#include "core/exchange/project_file.h"

namespace fovea {

/// A run, and what of a project goes into --out beside it: of the file that it goes on from.
struct TrainJob {
    TrainingSetup setup;
    Project base;
    std::optional<FileStamp> outBefore;  ///< how --out looked when the program was started
};

/// Trains by the arguments of `fovea train`, reports, saves to --out meanwhile and at the end, and tries the test
/// images. What was reached is saved too where a stop, or data that failed, ends the run; a divergence leaves the
/// file as it is. Where another program has written --out meanwhile, the run goes to a file beside it, unless --force
/// was given. Answers with the exit status, after having told what went wrong.
int trainAndSave(const ParsedArguments& arguments, const TrainJob& job, PreparedTraining& run, std::stop_token stop);

}  // namespace fovea
