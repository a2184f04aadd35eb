// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "core/benches/bench.h"

namespace fovea {

/// "Convolution bench"
QString benchTitle(const BenchKind& kind);
/// A field or a reading as people call it: "Stride", "output".
QString benchName(const BenchKind& kind, std::string_view name);
/// A choice of a field: "Correlation".
QString benchChoice(std::string_view choice);
/// Why a value was not taken, and what is.
QString benchProblemText(const Bench& bench, const BenchProblem& problem);

}  // namespace fovea
