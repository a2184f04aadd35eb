// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"
#include "widgets/images/map_image.h"

namespace fovea {

/// A picture or a map, each pixel a square of whole screen pixels, never smoothed. The pixel under the
/// mouse is reported; a click pins it, another click, or Esc, lets it go. With the focus, arrows move it.
class PixelView : public PaintedWidget {
    Q_OBJECT
public:
    explicit PixelView(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    /// Shows numbers, which the read-out bubble then names: "(6, 8) 1.16", row first.
    void setMap(FloatMap map, MapScale scale, float limit = 0);
    void clear();
    const QImage& image() const { return image_; }

    /// Boxes over the picture, in its pixels, such as a receptive field; parts outside are cut off.
    void setBoxes(std::vector<QRect> boxes);
    const std::vector<QRect>& boxes() const { return boxes_; }
    /// The pixel marked as hovered; emits nothing. nullopt or outside: none.
    void setCurrentPixel(std::optional<QPoint> pixel);
    std::optional<QPoint> currentPixel() const { return current_; }
    bool isPinned() const { return pinned_; }
    /// As a click does; outside the picture nothing happens.
    void pinPixel(QPoint pixel);
    /// Off: mouse and keys do nothing, and there is no focus.
    void setInteractive(bool interactive);
    void setReadoutVisible(bool visible);
    /// "?" in the read-out's place of the number, while it is to be found out.
    void setValueHidden(bool hidden);

    /// x is the column and y the row.
    std::optional<QPoint> pixelAt(const QPointF& position) const;
    QRectF pixelRect(QPoint pixel) const;
    /// Side of one pixel on screen.
    int scale() const;
    QString readout() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void pixelHovered(int x, int y);
    void pixelLeft();
    void pinnedChanged(bool pinned);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF picture() const;
    void hover(std::optional<QPoint> pixel);
    void setPinned(bool pinned);
    void paintReadout(QPainter& painter) const;
    void updateDescription();

    QImage image_;
    FloatMap map_;
    std::vector<QRect> boxes_;
    std::optional<QPoint> current_;
    bool pinned_ = false;
    bool interactive_ = true;
    bool readoutVisible_ = true;
    bool valueHidden_ = false;
};

/// The box of pixels and receptive fields: dark inside white, visible on any picture.
void drawPixelBox(QPainter& painter, const QRectF& rect);

}  // namespace fovea
