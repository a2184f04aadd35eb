// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/benches/bench_value.h"
#include "core/json.h"

namespace fovea {

/// A number, truth (1 or 0), a row of numbers, rows of one length (up to 64 of each), or a word; nothing for all else.
std::optional<BenchValue> benchValueFrom(const nlohmann::json& json);
nlohmann::json benchValueToJson(const BenchValue& value);

}  // namespace fovea
