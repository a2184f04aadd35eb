// SPDX-License-Identifier: GPL-3.0-or-later
// Private to DescentView: what stands beneath its stage.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The lecture's pseudocode, mended, with what its lines give now.
class DescentLoop : public PaintedWidget {
    Q_OBJECT
public:
    explicit DescentLoop(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(7 * 24)}; }
    QSize minimumSizeHint() const override { return {ipx(240), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

/// w after four steps, for four learning rates. A click takes a rate over.
class RateTable : public PaintedWidget {
    Q_OBJECT
public:
    explicit RateTable(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(26 + 4 * 34)}; }
    QSize minimumSizeHint() const override { return {ipx(240), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QRectF rowRect(int row) const;
    void paintRow(QPainter& painter, int row) const;

    BenchView& bench_;
};

}  // namespace fovea
