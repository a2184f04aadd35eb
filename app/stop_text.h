// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/training/plateau.h"
#include "core/training/stop_rules.h"

namespace fovea {

/// Why a run has ended, as a sentence with the numbers.
QString stopSentence(const StopFinding& finding);
/// "ends on a plateau of 5 epochs, at an accuracy of 90 %"; empty where no rule is set.
QString stopTitle(const StopRules& rules);
/// "η × 0.1 on plateaus of 5 epochs"; empty where it is off.
QString plateauTitle(const PlateauRate& plateau);

}  // namespace fovea
