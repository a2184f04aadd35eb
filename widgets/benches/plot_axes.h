// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>

namespace fovea {

/// A rectangle of the widget that stands for a rectangle of numbers.
struct PlotAxes {
    struct Range {
        double least = 0, most = 1;
    };
    QRectF area;
    Range x;
    Range y;

    QPointF toPixel(double xValue, double yValue) const {
        return {area.left() + (xValue - x.least) / (x.most - x.least) * area.width(),
                area.bottom() - (yValue - y.least) / (y.most - y.least) * area.height()};
    }
    QPointF toValue(QPointF pixel) const {
        return {x.least + (pixel.x() - area.left()) / area.width() * (x.most - x.least),
                y.least + (area.bottom() - pixel.y()) / area.height() * (y.most - y.least)};
    }
    /// Numbers beneath and at the left, a line for each of the latter; `xBy` and `yBy` say how far apart.
    void paint(QPainter& painter, double xBy, double yBy) const;
    /// The curve of `function` over the whole width, cut where it leaves the area.
    template <class Function>
    void paintCurve(QPainter& painter, const Function& function) const {
        constexpr int pieces = 300;
        QPolygonF curve;
        for (int i = 0; i <= pieces; ++i) {
            const double at = x.least + (x.most - x.least) * i / pieces;
            curve << toPixel(at, function(at));
        }
        painter.save();
        painter.setClipRect(area.adjusted(-2, -2, 2, 2), Qt::IntersectClip);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(curve);
        painter.restore();
    }
};

}  // namespace fovea
