// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Enlarges by 1 + z and shows a part of what comes of it, or shrinks it and leaves a border. The strength is the largest |z|;
/// drawn are z and where the part lies, from -1 to 1 in each direction.
extern const AugmentKind cropAndScale;

}  // namespace fovea
