// SPDX-License-Identifier: GPL-3.0-or-later
// Private to AugmentationView: its painted parts.
#pragma once

#include <string>

#include "widgets/benches/bench_view.h"
#include "widgets/benches/plot_axes.h"

namespace fovea {

/// What was drawn, one row of the reading `drawn`: "flip · +12°"; "as it was" where nothing happened.
QString augmentDrawText(const Bench& bench, int draw);

/// A picture of the bench as pixels, with a frame around the step's pixel. What is sealed is not painted.
class AugmentPixels : public PaintedWidget {
    Q_OBJECT
public:
    /// `name`: a reading, "input" or "output".
    AugmentPixels(BenchView& bench, const char* name, const QString& title, QWidget* parent);
    QRectF pixelRect(int row, int column) const;
    QSize sizeHint() const override { return {ipx(150), ipx(150)}; }
    QSize minimumSizeHint() const override { return {ipx(84), ipx(84)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    BenchView& bench_;
    std::string name_;
};

/// The draws or the views, a picture in each tile; beneath a draw what was drawn. A click or the arrow keys look at one.
class AugmentTiles : public PaintedWidget {
    Q_OBJECT
public:
    AugmentTiles(BenchView& bench, QWidget* parent);
    QRectF tile(int index) const;
    QSize sizeHint() const override { return {ipx(560), ipx(220)}; }
    QSize minimumSizeHint() const override { return {ipx(320), ipx(120)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool showsDraws() const;
    int count() const;
    double captionHeight() const;
    int columnsThatFit() const;

    BenchView& bench_;
};

/// Where a move puts a point, beside the picture's outline, or what a lens, a vignette or a contrast makes of a number. The
/// mouse takes the point, or the number.
class AugmentRule : public PaintedWidget {
    Q_OBJECT
public:
    explicit AugmentRule(BenchView& bench);
    PlotAxes axes() const;
    QSize sizeHint() const override { return {ipx(220), ipx(170)}; }
    QSize minimumSizeHint() const override { return {ipx(160), ipx(100)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    bool isMove() const { return bench_.bench().value("moved") != nullptr; }
    void paintMove(QPainter& painter) const;
    void paintCurve(QPainter& painter) const;

    BenchView& bench_;
};

/// As how many views a test picture was looked at in three papers.
class AugmentViewCounts : public PaintedWidget {
    Q_OBJECT
public:
    explicit AugmentViewCounts(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(3 * 26)}; }
    QSize minimumSizeHint() const override { return {ipx(220), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
