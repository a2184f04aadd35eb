// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_place.h"

#include <QMargins>

namespace fovea {

WindowSizes windowSizesFor(const QRect& available) {
    // What it is really is known only once the window is shown; few window managers take more.
    constexpr QMargins frame(4, 36, 4, 4);
    const QSize room = available.marginsRemoved(frame).size();
    return {QSize(1024, 720).boundedTo(room), QSize(1280, 800).boundedTo(room)};
}

}  // namespace fovea
