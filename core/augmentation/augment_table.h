// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Every kind, in the order in which people are offered them.
std::span<const AugmentKind* const> augmentKinds();
/// Null where there is none of that name.
const AugmentKind* findAugmentKind(std::string_view name);

}  // namespace fovea
