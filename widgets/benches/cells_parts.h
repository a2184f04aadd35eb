// SPDX-License-Identifier: GPL-3.0-or-later
// Private to CellsView: its painted parts.
#pragma once

#include <string>

#include "widgets/benches/bench_view.h"
#include "widgets/benches/plot_axes.h"

namespace fovea {

/// The retina with the bar of light, and what the cell wants where. The mouse and the arrow keys move the bar, the wheel and
/// Shift with arrows turn it, + and − change its length.
class Retina : public PaintedWidget {
    Q_OBJECT
public:
    Retina(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(300), ipx(300)}; }
    QSize minimumSizeHint() const override { return {ipx(150), ipx(150)}; }
    QRectF placeRect(int row, int column) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintWants(QPainter& painter) const;
    void moveTo(int row, int column);
    void turn(int by);

    BenchView& bench_;
};

/// As many spikes as the cell's response is large.
class SpikeTrain : public PaintedWidget {
    Q_OBJECT
public:
    SpikeTrain(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(200), ipx(64)}; }
    QSize minimumSizeHint() const override { return {ipx(140), ipx(56)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

/// The response over one thing about the bar. A click sets it.
class TuningCurve : public PaintedWidget {
    Q_OBJECT
public:
    /// `field` of the bar; its values and the responses to them are the readings `values` and `responses`. Without values they
    /// are 0, 1, 2 …
    TuningCurve(BenchView& bench, const char* field, const char* values, const char* responses, const QString& name);
    QSize sizeHint() const override { return {ipx(220), ipx(150)}; }
    QSize minimumSizeHint() const override { return {ipx(130), ipx(110)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    PlotAxes axes() const;
    double valueAt(int index) const;
    const Matrix& responses() const { return matrixOf(bench_.bench().readings(), responses_); }

    BenchView& bench_;
    std::string field_;
    std::string values_;
    std::string responses_;
};

}  // namespace fovea
