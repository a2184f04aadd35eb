// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <vector>

#include "app/welcome/door_button.h"

class QPainter;

namespace fovea {

/// Built-in pictures that the door's drawing needs: a bird for Learn and Build, nine classes for Open, none for Train.
std::vector<QImage> imagesFor(Door door);

/// What stands for the door, in the theme's colours, as large as `rect`.
void paintDoor(QPainter& painter, Door door, const QRectF& rect, const std::vector<QImage>& images);

}  // namespace fovea
