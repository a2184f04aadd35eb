// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fovea {

class RunController;
struct EvaluationResults;

/// Why there are no results yet, and what to do: on validation images or, with `test`, on the test images.
QString adviceToMeasure(const RunController& run, bool test);
/// With which weights they were measured, the loss, the top five, and whether the weights are others by now.
QStringList remarks(const RunController& run, const EvaluationResults& results);

}  // namespace fovea
