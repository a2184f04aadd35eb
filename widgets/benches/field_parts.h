// SPDX-License-Identifier: GPL-3.0-or-later
// Private to FieldView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The layers along one axis. A click on a place of the last layer chooses it.
class FieldDiagram : public PaintedWidget {
    Q_OBJECT
public:
    FieldDiagram(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(560), ipx(240)}; }
    QSize minimumSizeHint() const override { return {ipx(260), ipx(130)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    /// The first and the last place of a layer (0: the input) that reach the unit.
    std::pair<int, int> reached(int layer) const;
    double centreOf(int layer, int place) const;
    double heightOf(int layer) const;
    QRectF area() const;
    double unitWidth() const;
    void paintLayer(QPainter& painter, int layer) const;
    void paintCone(QPainter& painter) const;

    BenchView& bench_;
};

/// A row for each layer: window, stride, field, jump, places.
class FieldTable : public PaintedWidget {
    Q_OBJECT
public:
    explicit FieldTable(BenchView& bench);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {ipx(240), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

/// Over how many ways each input place reaches the unit.
class FieldPaths : public PaintedWidget {
    Q_OBJECT
public:
    explicit FieldPaths(BenchView& bench);
    QSize sizeHint() const override { return {ipx(280), ipx(130)}; }
    QSize minimumSizeHint() const override { return {ipx(180), ipx(90)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
