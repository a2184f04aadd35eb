// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/plot_axes.h"

#include <cmath>

#include "widgets/benches/bench_numbers.h"
#include "widgets/style/text_line.h"
#include "widgets/style/theme.h"

namespace fovea {

void PlotAxes::paint(QPainter& painter, double xBy, double yBy) const {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    painter.setFont(theme.font(theme.type().caption));
    for (double at = std::ceil(x.least / xBy) * xBy; at <= x.most + xBy / 1000; at += xBy) {
        const double left = toPixel(at, y.least).x();
        painter.setPen(colors.secondary);
        drawLine(painter, QRectF(left - theme.px(24), area.bottom() + theme.px(3), theme.px(48), theme.px(16)),
                 Qt::AlignCenter, benchNumber(at, 2));
    }
    for (double at = std::ceil(y.least / yBy) * yBy; at <= y.most + yBy / 1000; at += yBy) {
        const double top = toPixel(x.least, at).y();
        painter.setPen(QPen(colors.plotGrid, 1));
        painter.drawLine(QPointF(area.left(), top), QPointF(area.right(), top));
        painter.setPen(colors.secondary);
        drawLine(painter, QRectF(area.left() - theme.px(40), top - theme.px(8), theme.px(34), theme.px(16)),
                 Qt::AlignRight | Qt::AlignVCenter, benchNumber(at, 2));
    }
}

}  // namespace fovea
