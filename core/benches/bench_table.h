// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/benches/bench_kind.h"

namespace fovea {

/// Every bench, in the order of the lessons.
std::span<const BenchKind* const> benchKinds();
/// Null for an id that names none.
const BenchKind* findBench(std::string_view id);

}  // namespace fovea
