// SPDX-License-Identifier: GPL-3.0-or-later
// Private to FeaturesView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The scene in its colours with the cells over it: in each a line for every bin, along the edge that such gradients belong to, as strong as its number. A click
/// or the arrow keys choose a cell.
class GradientCells : public PaintedWidget {
    Q_OBJECT
public:
    GradientCells(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(300), ipx(280)}; }
    QSize minimumSizeHint() const override { return {ipx(180), ipx(180)}; }
    QRectF placeOf(int cell) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int across() const;
    QRectF picture() const;
    void paintDirections(QPainter& painter, int cell) const;

    BenchView& bench_;
};

/// The chosen cell's bins, and the colours' histograms beneath.
class FeatureBars : public PaintedWidget {
    Q_OBJECT
public:
    FeatureBars(BenchView& bench, QWidget* parent);
    QSize sizeHint() const override { return {ipx(300), ipx(280)}; }
    QSize minimumSizeHint() const override { return {ipx(200), ipx(180)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBins(QPainter& painter, const QRectF& area) const;
    void paintColours(QPainter& painter, const QRectF& area) const;

    BenchView& bench_;
};

/// Three ways from pixels to classes: what is learned of each, how much that is, and how often it was right.
class PipelineRows : public PaintedWidget {
    Q_OBJECT
public:
    explicit PipelineRows(BenchView& bench);
    QSize sizeHint() const override { return {ipx(340), ipx(150)}; }
    QSize minimumSizeHint() const override { return {ipx(240), ipx(126)}; }
    /// "1 690 learned": of a row, or ? where a task asks for what it would tell.
    QString learnedText(int row) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
