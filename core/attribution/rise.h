// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

/// Σ score(picture under a mask) · mask / (masks · ½) (Petsiuk, Das & Saenko, "RISE", 2018). A mask is a grid of at most
/// 7 × 7 cells, each open with probability ½, enlarged bilinearly and shifted at random; what it closes shows the
/// baseline. The same in every channel.
Result<AttributionMap> rise(const AttributionWork& work);

}  // namespace fovea
