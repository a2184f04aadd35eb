// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/error.h"

namespace fovea {

/// What the system could give to this process without swapping, in bytes: the least of what the machine has, what the
/// control groups (version 1 or 2: containers, systemd) leave, and what a limit of the address space leaves. nullopt where
/// none of them tells. `root` stands before /proc and /sys.
std::optional<std::uint64_t> availableMemory(const std::string& root = {});

/// Before something that large is allocated. Errors: OutOfMemory, where the system tells that so much isn't there.
Result<void> checkMemory(std::uint64_t needed);

/// The fault that a std::bad_alloc becomes at a thread's top, where nobody knows any more how much was
/// asked for: OutOfMemory with 0 bytes needed.
Error outOfMemory();

}  // namespace fovea
