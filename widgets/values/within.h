// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace fovea {

/// The nearest to `value` in [low, high], and `low` where there is no room between them: std::clamp() is undefined
/// there, as in a window that is narrower than what it shows.
template <typename Number>
Number within(Number value, Number low, Number high) {
    return std::max(low, std::min(value, high));
}

}  // namespace fovea
