// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPoint>
#include <QWidget>

namespace fovea {

/// A square to draw in, white on black as digits are in MNIST: the left button draws, the right one rubs out. Arrow keys move
/// the pen, with Shift they draw, with Ctrl they rub out.
class DrawingPad : public QWidget {
    Q_OBJECT
public:
    explicit DrawingPad(QWidget* parent = nullptr);

    /// 280 × 280 pixels, grey; black where nothing was drawn.
    const QImage& picture() const { return picture_; }
    void clear();

    QSize sizeHint() const override { return {side, side}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int side = 280;
    void draw(QPoint to, bool white);
    /// Nothing with other buttons than the left and the right one.
    void drawWith(Qt::MouseButtons held, QPoint from, QPoint to);
    QPoint place(QPoint position) const;

    QImage picture_{side, side, QImage::Format_Grayscale8};
    QPoint pen_{side / 2, side / 2};
};

}  // namespace fovea
