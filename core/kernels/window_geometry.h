// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/shape.h"

namespace fovea {

struct Sides {
    int top = 0, bottom = 0, left = 0, right = 0;
    friend bool operator==(const Sides&, const Sides&) = default;
};

/// Geometry of a window after padding was resolved for a given input.
struct WindowGeometry {
    Extent kernel;
    Extent stride;
    Extent dilation;
    Sides padding;
    Extent output;
    friend bool operator==(const WindowGeometry&, const WindowGeometry&) = default;
};

}  // namespace fovea
