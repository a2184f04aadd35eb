// SPDX-License-Identifier: GPL-3.0-or-later
// Private to SoftmaxView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"
#include "widgets/benches/plot_axes.h"

namespace fovea {

/// A class's name, where there are as many as CIFAR-10 has; else "class 2".
QString softmaxClassName(int index, int count);

/// Numbers of a column as bars beside their cells. Scores have a handle that can be drawn, and the classes' names; a click on
/// a name makes it the right class.
class SoftmaxBars : public PaintedWidget {
    Q_OBJECT
public:
    enum class Kind { Scores, Exponentials, Probabilities };
    SoftmaxBars(BenchView& bench, Kind kind, const MatrixView& cells, QWidget* parent);

    QSize sizeHint() const override { return {ipx(kind_ == Kind::Scores ? 190 : 90), cells_.sizeHint().height()}; }
    QSize minimumSizeHint() const override { return {ipx(kind_ == Kind::Scores ? 130 : 36), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    bool showsNames() const;
    double namesWidth() const;
    QRectF bars() const;
    double positionOf(double number) const;
    int rowAt(QPointF position) const;
    void paintRow(QPainter& painter, int row) const;

    BenchView& bench_;
    Kind kind_;
    const MatrixView& cells_;
    int dragged_ = -1;
};

/// −ln p over p, with where the right class is. Where the probabilities are set, the dot can be drawn.
class LossCurve : public PaintedWidget {
    Q_OBJECT
public:
    LossCurve(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(260), ipx(280)}; }
    QSize minimumSizeHint() const override { return {ipx(170), ipx(160)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override { mouseMoveEvent(event); }
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    PlotAxes axes() const;
    void paintDot(QPainter& painter) const;

    BenchView& bench_;
};

/// dL/ds of each class: what a step of descent takes away from its score.
class ScoreGradients : public PaintedWidget {
    Q_OBJECT
public:
    explicit ScoreGradients(BenchView& bench);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {ipx(220), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

/// Loss and gradient as they are, and with a second softmax before the loss.
class SoftmaxTwice : public PaintedWidget {
    Q_OBJECT
public:
    explicit SoftmaxTwice(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(3 * 30)}; }
    QSize minimumSizeHint() const override { return {ipx(240), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
