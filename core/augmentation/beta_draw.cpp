// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/beta_draw.h"

#include <algorithm>
#include <cmath>

namespace fovea {

// Jöhnk, "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen", 1964, with logarithms, since a small α makes both
// powers vanish. With α ≤ 1 every second pair or more is taken.
double partnersShare(double alpha, RandomStream& random) {
    for (;;) {
        const double first = std::log(std::max(random.uniform(), 0x1p-54)) / alpha;
        const double second = std::log(std::max(random.uniform(), 0x1p-54)) / alpha;
        if (std::exp(first) + std::exp(second) > 1) continue;
        const double larger = std::max(first, second);
        const double own = std::exp(first - larger), other = std::exp(second - larger);
        return std::min(own, other) / (own + other);
    }
}

}  // namespace fovea
