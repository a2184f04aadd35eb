// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/widget_picture.h"

#include <QCoreApplication>
#include <QWidget>

namespace fovea {

QImage widgetPicture(QWidget& widget, double scale, const QColor& ground) {
    widget.setAttribute(Qt::WA_DontShowOnScreen);
    widget.show();                                                  // lays out what only a visible widget lays out
    for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();  // what is laid out once its neighbours are
    QImage image(widget.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(ground);
    widget.render(&image);
    return image;
}

}  // namespace fovea
