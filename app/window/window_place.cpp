// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_place.h"

#include <QMargins>
#include <algorithm>

namespace fovea {

namespace {

// What it is really is known only once the window is shown; few window managers take more.
constexpr QMargins windowFrame(4, 36, 4, 4);

}  // namespace

WindowSizes windowSizesFor(const QRect& available) {
    const QSize room = available.marginsRemoved(windowFrame).size();
    return {QSize(1024, 720).boundedTo(room), QSize(1280, 800).boundedTo(room)};
}

QRect placeWithin(const QRect& window, const QRect& available) {
    const QRect room = available.marginsRemoved(windowFrame);
    const QSize size = window.size().boundedTo(room.size());
    const QSize left = room.size() - size;
    return {std::clamp(window.x(), room.x(), room.x() + left.width()),
            std::clamp(window.y(), room.y(), room.y() + left.height()), size.width(), size.height()};
}

}  // namespace fovea
