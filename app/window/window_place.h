// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

namespace fovea {

struct WindowSizes {
    QSize smallest;  ///< what the window can be made
    QSize usual;     ///< at the first start
    friend bool operator==(const WindowSizes&, const WindowSizes&) = default;
};

/// 1024 × 720 and 1280 × 800, or what a screen with this room for windows has left beside a frame and a title.
WindowSizes windowSizesFor(const QRect& available);

/// A window's place, without its frame, as it was on another screen or at another scale: no larger than the room on this one,
/// and moved no further than it takes to lie in it.
QRect placeWithin(const QRect& window, const QRect& available);

}  // namespace fovea
