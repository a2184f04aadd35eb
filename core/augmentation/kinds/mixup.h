// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Adds another picture's values: (1 - s) of its own and s of the partner's, and so with the labels (Zhang et al., "mixup: Beyond
/// empirical risk minimization", 2018). The strength is the α of Beta(α, α), from which s is drawn; of s and 1 - s the smaller
/// one, so that a picture keeps at least half of its label, which changes no pair that can come.
extern const AugmentKind mixup;

}  // namespace fovea
