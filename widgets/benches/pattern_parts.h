// SPDX-License-Identifier: GPL-3.0-or-later
// The painted parts of PatternView. ClassicsView shows its layers by the same rows.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// Every layer with weights, and every pool: its name, its output, and its share of parameters and MACs as bars. A click or the
/// arrow keys choose one.
class NetworkRows : public PaintedWidget {
    Q_OBJECT
public:
    NetworkRows(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(620), rowHeight() * (linesShown() + 1)}; }
    QSize minimumSizeHint() const override { return {ipx(420), sizeHint().height()}; }
    QRectF rowRect(int index) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Matrix& rows() const { return matrixOf(bench_.bench().readings(), "rows"); }
    int rowHeight() const { return ipx(20); }
    int columnsShown() const;
    int linesShown() const;
    void paintRow(QPainter& painter, int index) const;

    BenchView& bench_;
};

/// VGG's table: a row for each network, with the slide's figure beside the count. A click takes the network.
class VggTable : public PaintedWidget {
    Q_OBJECT
public:
    explicit VggTable(BenchView& bench);
    QSize sizeHint() const override { return {ipx(340), ipx(6 * 24)}; }
    QSize minimumSizeHint() const override { return {ipx(260), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    BenchView& bench_;
};

/// A stack of 3×3 windows beside one large window, with their weights.
class StackOfThree : public PaintedWidget {
    Q_OBJECT
public:
    explicit StackOfThree(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(6 * 24)}; }
    QSize minimumSizeHint() const override { return {ipx(220), ipx(120)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintWindows(QPainter& painter, const QRectF& room, bool one) const;

    BenchView& bench_;
};

}  // namespace fovea
