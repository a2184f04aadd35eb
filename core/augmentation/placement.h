// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// In pixels from a picture's centre, x to the right, y downwards.
struct PlacePoint {
    double x = 0;
    double y = 0;
};

/// x′ = xx · x + xy · y + x0, y′ = yx · x + yy · y + y0.
struct AffineMap {
    double xx = 1, xy = 0, x0 = 0;
    double yx = 0, yy = 1, y0 = 0;

    PlacePoint operator()(PlacePoint p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }
    /// First `first`, then this.
    AffineMap after(const AffineMap& first) const;
    /// Requires a determinant that isn't 0.
    AffineMap inverse() const;
    bool isIdentity() const;
};

/// How a picture's points move: by an affine map, and then as a lens shows them.
struct Placement {
    AffineMap forward;
    /// What is seen at radius r lay at r · (1 + lens · r²), with r = 1 in the picture's corners. Below 0 the corners are
    /// drawn outwards (a pincushion), above 0 the edges bend inwards (a barrel).
    double lens = 0;
};

}  // namespace fovea
