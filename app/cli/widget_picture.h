// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>

class QWidget;

namespace fovea {

/// What the widget shows at its size, laid out but not on the screen, on `ground`; `scale` pixels for each of the screen's.
QImage widgetPicture(QWidget& widget, double scale, const QColor& ground);

}  // namespace fovea
