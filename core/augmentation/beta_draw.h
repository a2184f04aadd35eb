// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/random.h"

namespace fovea {

/// s or 1 - s, whichever is smaller, of s drawn from Beta(α, α), 0 < α ≤ 1.
double partnersShare(double alpha, RandomStream& random);

}  // namespace fovea
