// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>

#include "core/error.h"

namespace fovea {

/// What an exception becomes at a thread's top or another place that must not let it pass: OutOfMemory for
/// std::bad_alloc, NoMoreThreads where the system refused a thread, else Unexpected with what it says.
/// Requires an exception.
Error errorOf(const std::exception_ptr& thrown);

}  // namespace fovea
