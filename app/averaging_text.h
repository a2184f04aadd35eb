// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

#include "core/training/weight_averaging.h"

namespace fovea {

/// "EMA", "SWA", "Lookahead"; "None".
QString averagingKindTitle(AveragingKind kind);
/// What its number says: "Decay".
QString averagingNumberLabel(AveragingKind kind);
/// What it does, in a sentence or two.
QString averagingHelp(AveragingKind kind);
/// "EMA 0.999", "SWA from epoch 5", "Lookahead 5"; empty where nothing is averaged.
QString averagingTitle(const WeightAveraging& averaging);
/// averagingKindTitle() where what is validated, looked at and kept after these epochs and steps is an average; else empty.
QString averageShown(const WeightAveraging& averaging, std::int64_t epochs, std::int64_t steps);

}  // namespace fovea
