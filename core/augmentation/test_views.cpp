// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/test_views.h"

#include "core/augmentation/kinds/horizontal_flip.h"
#include "core/augmentation/kinds/translation.h"

namespace fovea {

namespace {

/// The window at (across, down), each from -1 to 1, of the picture at `zoom` times its size.
AffineMap windowOf(double zoom, double across, double down, Shape shape) {
    const double room = (zoom - 1) / 2;
    return {.xx = zoom, .x0 = -across * room * shape.width, .yy = zoom, .y0 = -down * room * shape.height};
}

}  // namespace

std::vector<Placement> testViews(int count, Shape shape) {
    std::vector<AffineMap> upright{{}};
    if (count == 6) upright = {{}, movedBy(-1, -1), movedBy(1, 1)};
    if (count == 10) {
        upright = {windowOf(9 / 8.0, 0, 0, shape)};
        for (const double down : {-1, 1})
            for (const double across : {-1, 1}) upright.push_back(windowOf(9 / 8.0, across, down, shape));
    }
    if (count == 150) {
        upright.clear();
        for (const double zoom : {1.0, 9 / 8.0, 10 / 8.0})
            for (int down = -2; down <= 2; ++down)
                for (int across = -2; across <= 2; ++across)
                    upright.push_back(windowOf(zoom, across / 2.0, down / 2.0, shape));
    }
    std::vector<Placement> views;
    for (const AffineMap& view : upright) {
        views.push_back({view});
        if (count > 1) views.push_back({mirroredLeftRight().after(view)});
    }
    return views;
}

}  // namespace fovea
