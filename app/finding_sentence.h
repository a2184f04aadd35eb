// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/training/run_finding.h"

namespace fovea {

/// What is wrong with a run and what to try. `className`: of the class that is predicted, where that is what was found.
QString findingSentence(const RunFinding& finding, const QString& className);

}  // namespace fovea
