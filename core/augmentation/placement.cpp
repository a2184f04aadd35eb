// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/placement.h"

namespace fovea {

AffineMap AffineMap::after(const AffineMap& first) const {
    return {xx * first.xx + xy * first.yx, xx * first.xy + xy * first.yy, xx * first.x0 + xy * first.y0 + x0,
            yx * first.xx + yy * first.yx, yx * first.xy + yy * first.yy, yx * first.x0 + yy * first.y0 + y0};
}

AffineMap AffineMap::inverse() const {
    const double determinant = xx * yy - xy * yx;
    const double a = yy / determinant, b = -xy / determinant, c = -yx / determinant, d = xx / determinant;
    return {a, b, -(a * x0 + b * y0), c, d, -(c * x0 + d * y0)};
}

bool AffineMap::isIdentity() const { return xx == 1 && xy == 0 && x0 == 0 && yx == 0 && yy == 1 && y0 == 0; }

}  // namespace fovea
