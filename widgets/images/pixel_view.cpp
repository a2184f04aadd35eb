// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/pixel_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {

namespace {

// Read-out and boxes lie on pictures of any colour, so that they look the same in every theme.
const QColor boxDark(0x10, 0x14, 0x1A);

}  // namespace

void drawPixelBox(QPainter& painter, const QRectF& rect) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 4.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect);
    painter.setPen(QPen(boxDark, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect);
}

PixelView::PixelView(QWidget* parent) : PaintedWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PixelView::setImage(const QImage& image) {
    map_ = {};
    const bool resized = image.size() != image_.size();
    image_ = image;
    if (resized) updateGeometry();
    if (resized && current_) hover(std::nullopt);
    update();
}

void PixelView::setMap(FloatMap map, MapScale scale, float limit) {
    setImage(mapImage(map, scale, limit));
    map_ = std::move(map);
    updateDescription();
}

void PixelView::clear() {
    boxes_.clear();
    setImage({});
    hover(std::nullopt);
}

void PixelView::setBoxes(std::vector<QRect> boxes) {
    boxes_ = std::move(boxes);
    update();
}

void PixelView::setCurrentPixel(std::optional<QPoint> pixel) {
    if (pixel && !image_.rect().contains(*pixel)) pixel.reset();
    if (!pixel) setPinned(false);
    current_ = pixel;
    updateDescription();
    update();
}

void PixelView::setInteractive(bool interactive) {
    interactive_ = interactive;
    setFocusPolicy(interactive ? Qt::StrongFocus : Qt::NoFocus);
    if (!interactive) setCurrentPixel(std::nullopt);
}

void PixelView::setReadoutVisible(bool visible) {
    readoutVisible_ = visible;
    update();
}

void PixelView::setValueHidden(bool hidden) {
    valueHidden_ = hidden;
    updateDescription();
    update();
}

int PixelView::scale() const {
    if (image_.isNull()) return 1;
    const QSizeF area = body().size();
    return std::max(1, int(std::min(area.width() / image_.width(), area.height() / image_.height())));
}

QRectF PixelView::picture() const {
    const QSizeF size(image_.size() * scale());
    const QRectF area = body();
    return {std::floor(area.left()), std::floor(area.top()), size.width(), size.height()};
}

QRectF PixelView::pixelRect(QPoint pixel) const {
    return QRectF(picture().topLeft() + QPointF(pixel) * scale(), QSizeF(scale(), scale()));
}

std::optional<QPoint> PixelView::pixelAt(const QPointF& position) const {
    if (image_.isNull()) return std::nullopt;
    const QPointF at = (position - picture().topLeft()) / scale();
    const QPoint pixel(int(std::floor(at.x())), int(std::floor(at.y())));
    return image_.rect().contains(pixel) ? std::optional(pixel) : std::nullopt;
}

QString PixelView::readout() const {
    if (!current_) return {};
    const QString place = QStringLiteral("(%1, %2)").arg(current_->y()).arg(current_->x());
    if (!map_.isValid()) return place;
    if (valueHidden_) return place + QStringLiteral(" ?");
    return place + QLatin1Char(' ') + decimalNumber(double(map_.at(current_->y(), current_->x())), 2);
}

QSize PixelView::sizeHint() const {
    const int edge = ipx(256);
    return {edge, int(heightForWidth(edge))};
}

QSize PixelView::minimumSizeHint() const {
    const QSize needed = image_.isNull() ? QSize(32, 32) : image_.size();
    const int extra = int(height() - body().height());
    return {std::min(needed.width(), 64), std::min(needed.height(), 64) + extra};
}

int PixelView::heightForWidth(int width) const {
    const double inner = width - (rect().width() - body().width());
    const double other = rect().height() - body().height();
    if (image_.isNull()) return int(std::ceil(inner + other));
    const int side = std::max(1, int(inner / image_.width()));
    return int(std::ceil(double(side) * image_.height() + other));
}

void PixelView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    if (image_.isNull()) return;
    const QRectF area = picture();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawImage(area, image_);
    painter.setPen(QPen(colors().hairline, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
    painter.save();
    painter.setClipRect(area);
    for (const QRect& box : boxes_)
        drawPixelBox(painter, QRectF(area.topLeft() + QPointF(box.topLeft()) * scale(), QSizeF(box.size() * scale()))
                                  .adjusted(1, 1, -1, -1));
    painter.restore();
    if (current_) drawPixelBox(painter, pixelRect(*current_).adjusted(-0.5, -0.5, 0.5, 0.5));
    if (hasFocus()) paintFocusFrame(painter, area.adjusted(1, 1, -1, -1));
    if (current_ && readoutVisible_) paintReadout(painter);
}

void PixelView::paintReadout(QPainter& painter) const {
    const QFont font = Theme::instance().font(type().body - 1);
    // Where there is no room, the frame alone says that it is pinned.
    QString text = readout() + (pinned_ ? tr(" · pinned") : QString());
    if (textWidth(font, text) + px(20) > width()) text = readout();
    const QSizeF size(textWidth(font, text) + px(20), px(26));
    const QRectF pixel = pixelRect(*current_);
    QRectF bubble(QPointF(pixel.right() + px(8), pixel.center().y() - size.height() - px(2)), size);
    if (bubble.right() > width() - 2) bubble.moveRight(pixel.left() - px(8));
    bubble.moveLeft(std::clamp(bubble.left(), 0.0, std::max(0.0, width() - bubble.width())));
    bubble.moveTop(std::clamp(bubble.top(), 0.0, std::max(0.0, height() - bubble.height())));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x1B, 0x24, 0x30, 240));
    painter.drawRoundedRect(bubble, 5, 5);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(bubble, Qt::AlignCenter, text);
}

void PixelView::hover(std::optional<QPoint> pixel) {
    if (pixel == current_) return;
    setCurrentPixel(pixel);
    if (current_)
        Q_EMIT pixelHovered(current_->x(), current_->y());
    else
        Q_EMIT pixelLeft();
}

void PixelView::pinPixel(QPoint pixel) {
    if (!image_.rect().contains(pixel)) return;
    hover(pixel);
    setPinned(true);
}

void PixelView::setPinned(bool pinned) {
    if (pinned == pinned_) return;
    pinned_ = pinned;
    update();
    Q_EMIT pinnedChanged(pinned);
}

void PixelView::updateDescription() {
    if (current_) setAccessibleDescription(tr("Row and column %1").arg(readout()));
}

void PixelView::mouseMoveEvent(QMouseEvent* event) {
    if (!interactive_ || pinned_) return;
    hover(pixelAt(event->position()));
}

void PixelView::mousePressEvent(QMouseEvent* event) {
    if (!interactive_ || event->button() != Qt::LeftButton) return;
    const std::optional<QPoint> pixel = pixelAt(event->position());
    if (!pixel) return;
    const bool again = pinned_ && pixel == current_;
    hover(pixel);
    setPinned(!again);
}

void PixelView::leaveEvent(QEvent*) {
    if (interactive_ && !pinned_) hover(std::nullopt);
}

void PixelView::keyPressEvent(QKeyEvent* event) {
    if (!interactive_ || image_.isNull()) return PaintedWidget::keyPressEvent(event);
    QPoint by;
    switch (event->key()) {
        case Qt::Key_Left: by = {-1, 0}; break;
        case Qt::Key_Right: by = {1, 0}; break;
        case Qt::Key_Up: by = {0, -1}; break;
        case Qt::Key_Down: by = {0, 1}; break;
        case Qt::Key_Escape:
            if (!current_) return PaintedWidget::keyPressEvent(event);
            return hover(std::nullopt);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current_) setPinned(!pinned_);
            return;
        default: return PaintedWidget::keyPressEvent(event);
    }
    const QPoint from = current_ ? *current_ + by : QPoint(0, 0);
    hover(QPoint(within(from.x(), 0, image_.width() - 1), within(from.y(), 0, image_.height() - 1)));
}

}  // namespace fovea
