// SPDX-License-Identifier: GPL-3.0-or-later
// Private to TemplateView: its painted parts.
#pragma once

#include <QPoint>

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The largest absolute value; 1 where there is none but 0.
double templateScale(const Matrix& numbers);
/// Class means are pictures; what is painted or balanced goes below 0.
bool hasSignedTemplates(const Bench& bench);

/// Numbers as pixels that the mouse paints: left button bright, right button dark. Arrow keys walk, 1, 0 and − paint.
class PaintedGrid : public PaintedWidget {
    Q_OBJECT
public:
    /// A right click paints `dark`.
    PaintedGrid(double dark, const QString& name, QWidget* parent);

    /// What is signed goes from −limit to limit, blue to amber; grey from 0 to the limit.
    void setPixels(const Matrix& pixels, bool isSigned, double limit);
    /// Framed, because a symbol of the formula means it.
    void setMeant(bool meant);
    QRectF pixelRect(int row, int column) const;
    QSize sizeHint() const override { return {ipx(220), ipx(244)}; }
    QSize minimumSizeHint() const override { return {ipx(120), ipx(144)}; }

Q_SIGNALS:
    void painted(int row, int column, double value);
    void hovered(bool inside);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF square() const;

    double dark_;
    Matrix pixels_;
    bool signed_ = false;
    double limit_ = 1;
    QPoint current_;  ///< column and row
    bool meant_ = false;
};

/// A lamp and a bar for each score, beside its cell.
class ScoreLamps : public PaintedWidget {
    Q_OBJECT
public:
    ScoreLamps(BenchView& bench, const MatrixView& cells, QWidget* parent);
    QSize sizeHint() const override { return {ipx(230), cells_.sizeHint().height()}; }
    QSize minimumSizeHint() const override { return {ipx(180), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    BenchView& bench_;
    const MatrixView& cells_;
};

/// All templates, and how many of the drawn pictures each wins. A click shows one.
class TemplateGallery : public PaintedWidget {
    Q_OBJECT
public:
    explicit TemplateGallery(BenchView& bench);
    QSize sizeHint() const override { return {ipx(340), ipx(170)}; }
    QSize minimumSizeHint() const override { return {ipx(260), ipx(60)}; }
    QRectF tile(int index) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    int columnsShown() const;

    BenchView& bench_;
};

/// The fifty drawn pictures, a column for each class. A click takes one.
class PictureGallery : public PaintedWidget {
    Q_OBJECT
public:
    explicit PictureGallery(BenchView& bench);
    QSize sizeHint() const override { return {ipx(340), ipx(170)}; }
    QSize minimumSizeHint() const override { return {ipx(260), ipx(74)}; }
    QRectF tile(int index) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
