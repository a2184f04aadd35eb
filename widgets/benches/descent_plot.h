// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The way of the descent bench, over one weight (L upwards) or seen from above (v upwards, lines of equal loss). The start
/// can be dragged.
class DescentPlot : public PaintedWidget {
    Q_OBJECT
public:
    enum class Kind { Curve, Valley };
    DescentPlot(BenchView& bench, Kind kind, QWidget* parent);

    QSize sizeHint() const override { return {ipx(320), ipx(240)}; }
    QSize minimumSizeHint() const override { return {ipx(180), ipx(120)}; }
    /// Where a step of the way is painted.
    QPointF placeOf(int step) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QRectF plot() const;
    /// The last step of the way that may be seen.
    int lastShown() const;
    /// By how much the picture is wider than usual: doubled until the way so far lies in it. A rate that is too large leads
    /// far away.
    double scale() const;
    QPointF toPixel(double x, double y) const;
    QPointF toValue(QPointF pixel) const;
    /// The second value of a row of the path: L or v.
    int column() const { return kind_ == Kind::Curve ? 2 : 1; }
    const Matrix& path() const { return matrixOf(bench_.bench().readings(), "path"); }
    void paintAxes(QPainter& painter) const;
    void paintCurve(QPainter& painter) const;
    void paintContours(QPainter& painter) const;
    void paintWay(QPainter& painter) const;

    BenchView& bench_;
    Kind kind_;
    double scale_ = 1;  ///< as last painted
    bool dragging_ = false;
};

}  // namespace fovea
