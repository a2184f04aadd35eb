// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/evaluation/predictions.h"

namespace fovea {

/// Prints how a model fares by what it said of each image: as lines, or as one JSON object.
void printEvaluation(const Predictions& predictions, const std::vector<std::string>& names, bool json);

/// What is known without the answers to single images: accuracy, loss, classes and confusion.
void printAccuracy(const Evaluation& evaluation, const std::vector<std::string>& names, bool json);

}  // namespace fovea
