// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/evaluation/preprocessing_trial.h"
#include "core/network/stated_preprocessing.h"

namespace fovea {

/// What is wrong with a text for --preprocess, and where.
QString preprocessingProblemText(const QString& text, const PreprocessingProblem& problem);
/// Why a network of so many channels can't have it.
QString preprocessingMisfitText(const StatedPreprocessing& stated, PreprocessingFault fault, int networkChannels);

/// "ImageNet, then BGR"; "own numbers" where it is no preset.
QString preprocessingName(const StatedPreprocessing& stated);
/// "(255 x − 123.68) / 1", with the values of all channels: what is done to x in [0, 1].
QString preprocessingFormula(const StatedPreprocessing& stated);

/// What the trial says: what is proposed and why, or why nothing is.
QString proposalText(const std::vector<TriedPreprocessing>& ways, const PreprocessingProposal& proposal, int classes);

}  // namespace fovea
