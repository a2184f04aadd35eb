// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/error.h"

namespace fovea {

/// What the system could give without swapping; nullopt where it doesn't tell.
std::optional<std::uint64_t> availableMemory();

/// Before something that large is allocated. Errors: OutOfMemory, where the system tells that so much isn't there.
Result<void> checkMemory(std::uint64_t needed);

/// The fault that a std::bad_alloc becomes at a thread's top, where nobody knows any more how much was
/// asked for: OutOfMemory with 0 bytes needed.
Error outOfMemory();

}  // namespace fovea
