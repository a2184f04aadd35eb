// SPDX-License-Identifier: GPL-3.0-or-later
// Private to FreezeView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The reference network's layers with weights, each with its lock and count, and the freeze line between them: dragged by the
/// mouse, moved by arrow keys.
class FreezeStrip : public PaintedWidget {
    Q_OBJECT
public:
    FreezeStrip(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(600), ipx(176)}; }
    QSize minimumSizeHint() const override { return {ipx(420), ipx(160)}; }
    /// Where the line stands with so many layers below it.
    QPoint placeOf(int line) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int line() const { return wholeOf(bench_.bench().fields(), "line"); }
    double columnWidth() const { return (width() - px(24)) / 7; }
    void follow(double x);
    void paintLayer(QPainter& painter, int layer, const QRectF& area) const;

    BenchView& bench_;
};

/// The slide's four quarters, with what it advises; the one that is looked at is framed. A click looks at another.
class FreezeQuadrant : public PaintedWidget {
    Q_OBJECT
public:
    explicit FreezeQuadrant(BenchView& bench);
    QSize sizeHint() const override { return {ipx(360), ipx(124)}; }
    QSize minimumSizeHint() const override { return {ipx(260), ipx(112)}; }
    QRectF placeOf(int quarter) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
