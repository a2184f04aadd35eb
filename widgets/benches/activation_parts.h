// SPDX-License-Identifier: GPL-3.0-or-later
// Private to ActivationView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"
#include "widgets/benches/plot_axes.h"

namespace fovea {

/// f and f' over x. The place can be drawn.
class ActivationCurves : public PaintedWidget {
    Q_OBJECT
public:
    ActivationCurves(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(560), ipx(260)}; }
    QSize minimumSizeHint() const override { return {ipx(240), ipx(140)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override { mouseMoveEvent(event); }
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    PlotAxes axes() const;
    void paintPlace(QPainter& painter) const;

    BenchView& bench_;
};

/// A gradient of 1 through the layers, from the last to the first: what is left behind each.
class GradientChain : public PaintedWidget {
    Q_OBJECT
public:
    explicit GradientChain(BenchView& bench);
    QSize sizeHint() const override { return {ipx(320), ipx(150)}; }
    QSize minimumSizeHint() const override { return {ipx(200), ipx(110)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

/// Pictures cut into batches.
class EpochSteps : public PaintedWidget {
    Q_OBJECT
public:
    explicit EpochSteps(BenchView& bench);
    QSize sizeHint() const override { return {ipx(280), ipx(100)}; }
    QSize minimumSizeHint() const override { return {ipx(200), ipx(90)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
