// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/parallel/workers.h"

namespace fovea {

/// Called now and then while something is read or made: how much is done, and of how much. What is
/// counted (bytes or images) is the function's; a total of 0 means that it isn't known.
using DatasetProgress = FunctionRef<void(std::int64_t done, std::int64_t total)>;

/// For callers who don't care.
inline constexpr auto noProgress = [](std::int64_t, std::int64_t) {};

}  // namespace fovea
