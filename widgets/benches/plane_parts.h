// SPDX-License-Identifier: GPL-3.0-or-later
// Private to PlaneView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"
#include "widgets/benches/plot_axes.h"

namespace fovea {

/// The plane in two colours. The point x can be drawn.
class DecisionPlane : public PaintedWidget {
    Q_OBJECT
public:
    DecisionPlane(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(300), ipx(280)}; }
    QSize minimumSizeHint() const override { return {ipx(190), ipx(160)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override { mouseMoveEvent(event); }
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    PlotAxes axes() const;
    void paintAnswers(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;

    BenchView& bench_;
};

/// A dense network as circles and arrows.
class NeuronDrawing : public PaintedWidget {
    Q_OBJECT
public:
    explicit NeuronDrawing(BenchView& bench);
    QSize sizeHint() const override { return {ipx(260), ipx(130)}; }
    QSize minimumSizeHint() const override { return {ipx(160), ipx(90)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
