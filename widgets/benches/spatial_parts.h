// SPDX-License-Identifier: GPL-3.0-or-later
// Private to SpatialView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// N places with P zeros at either end, seen from above, and the window's places beneath, one bar each.
class PaddedGrid : public PaintedWidget {
    Q_OBJECT
public:
    PaddedGrid(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(480), ipx(260)}; }
    QSize minimumSizeHint() const override { return {ipx(200), ipx(140)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int whole(std::string_view name) const { return wholeOf(bench_.bench().fields(), name); }
    void paintGrid(QPainter& painter, const QRectF& area, double cell) const;
    void paintBars(QPainter& painter, const QRectF& area, double cell) const;

    BenchView& bench_;
};

/// Weights of the layer: of one filter, shared, and one filter for each place.
class LayerCosts : public PaintedWidget {
    Q_OBJECT
public:
    explicit LayerCosts(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(5 * 30)}; }
    QSize minimumSizeHint() const override { return {ipx(240), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
