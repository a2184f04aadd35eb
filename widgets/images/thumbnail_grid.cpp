// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/thumbnail_grid.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/images/pixel_view.h"

namespace fovea {

ThumbnailGrid::ThumbnailGrid(QWidget* parent) : PaintedWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ThumbnailGrid::setThumbnails(std::vector<Thumbnail> thumbnails) {
    const bool resized = thumbnails.size() != thumbnails_.size();
    thumbnails_ = std::move(thumbnails);
    if (selected_ >= int(thumbnails_.size())) selected_ = -1;
    if (resized) updateGeometry();
    update();
}

void ThumbnailGrid::setColumns(int columns) {
    columns_ = std::max(1, columns);
    updateGeometry();
    update();
}

void ThumbnailGrid::setLargestSide(int side) {
    largestSide_ = side;
    updateGeometry();
    update();
}

void ThumbnailGrid::setColumnGap(int gap) {
    columnGap_ = gap;
    updateGeometry();
    update();
}

void ThumbnailGrid::setFitsHeight(bool fits) {
    fitsHeight_ = fits;
    QSizePolicy policy(QSizePolicy::Preferred, fits ? QSizePolicy::Expanding : QSizePolicy::Preferred);
    policy.setHeightForWidth(!fits);
    setSizePolicy(policy);
    updateGeometry();
    update();
}

void ThumbnailGrid::setHairlines(bool visible) {
    hairlines_ = visible;
    update();
}

void ThumbnailGrid::setSelected(int index) {
    selected_ = index >= 0 && index < int(thumbnails_.size()) ? index : -1;
    if (selected_ >= 0) setAccessibleDescription(thumbnails_[std::size_t(selected_)].description);
    update();
}

double ThumbnailGrid::gap() const { return px(8); }
double ThumbnailGrid::columnGap() const { return px(columnGap_); }

double ThumbnailGrid::textHeight() const {
    const bool first =
        std::any_of(thumbnails_.begin(), thumbnails_.end(), [](const auto& t) { return !t.firstLine.isEmpty(); });
    const bool second =
        std::any_of(thumbnails_.begin(), thumbnails_.end(), [](const auto& t) { return !t.secondLine.isEmpty(); });
    return (first ? px(18) : 0) + (second ? px(16) : 0) + (first || second ? px(4) : 0);
}

double ThumbnailGrid::side(double width) const {
    // The selection's ring needs two pixels around every picture.
    // Captions of the last column reach as far as those of others.
    const double free = (width - 4 - columnGap() * columns_ + gap()) / columns_;
    const double limit = largestSide_ > 0 ? px(largestSide_) : free;
    return std::max(8.0, std::floor(std::min(free, limit)));
}

int ThumbnailGrid::rows() const { return (int(thumbnails_.size()) + columns_ - 1) / columns_; }

double ThumbnailGrid::lineHeight(double side) const { return side + gap() + textHeight(); }

QRectF ThumbnailGrid::cellRect(int index) const {
    const QRectF area = body();
    double edge = side(area.width());
    if (fitsHeight_) {
        const double room = (area.height() - 4 + gap()) / std::max(1, rows()) - gap() - textHeight();
        edge = std::max(8.0, std::min(edge, std::floor(room)));
    }
    const double line = lineHeight(edge);
    return {area.left() + 2 + (index % columns_) * (edge + columnGap()), area.top() + 2 + (index / columns_) * line,
            edge, edge};
}

std::optional<int> ThumbnailGrid::indexAt(const QPointF& position) const {
    for (int i = 0; i < int(thumbnails_.size()); ++i)
        if (cellRect(i).adjusted(-2, -2, 2, 2 + textHeight()).contains(position)) return i;
    return std::nullopt;
}

int ThumbnailGrid::heightForWidth(int width) const {
    const double inner = width - (rect().width() - body().width());
    const double other = rect().height() - body().height();
    return int(std::ceil(other + (rows() > 0 ? rows() * lineHeight(side(inner)) - gap() + 4 : px(28))));
}

QSize ThumbnailGrid::sizeHint() const {
    const int width = ipx(columns_ * 40);
    return {width, heightForWidth(std::max(width, this->width()))};
}

QSize ThumbnailGrid::minimumSizeHint() const { return {columns_ * 28, ipx(32)}; }

void ThumbnailGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    for (int i = 0; i < int(thumbnails_.size()); ++i) {
        const QRectF whole = cellRect(i).adjusted(-2, -2, 2, 2 + textHeight());
        if (whole.intersects(event->rect())) paintThumbnail(painter, i);
    }
}

void ThumbnailGrid::paintThumbnail(QPainter& painter, int index) const {
    const Thumbnail& item = thumbnails_[std::size_t(index)];
    const QRectF cell = cellRect(index);
    QPainterPath rounded;
    rounded.addRoundedRect(cell, 3, 3);
    painter.save();
    painter.setClipPath(rounded);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, item.image.width() > cell.width());
    painter.drawImage(cell, item.image);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (hairlines_) {
        painter.setPen(QPen(colors().hairline, 1));
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    if (!item.box.isEmpty() && !item.image.isNull()) {
        const double sx = cell.width() / item.image.width(), sy = cell.height() / item.image.height();
        painter.setClipRect(cell);
        drawPixelBox(painter, QRectF(cell.left() + item.box.x() * sx, cell.top() + item.box.y() * sy,
                                     item.box.width() * sx, item.box.height() * sy));
        painter.setClipping(false);
    }
    const Theme& theme = Theme::instance();
    if (!item.badge.isEmpty()) {
        const QFont font = theme.font(std::max(8, type().caption - 1));
        const QSizeF size(textWidth(font, item.badge) + px(8), px(16));
        const QRectF badge(cell.bottomRight() - QPointF(size.width() + px(3), size.height() + px(3)), size);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x1B, 0x24, 0x30, 205));
        painter.drawRoundedRect(badge, 3, 3);
        painter.setFont(font);
        painter.setPen(Qt::white);
        painter.drawText(badge, Qt::AlignCenter, item.badge);
    }
    const double room = std::min(cell.width() + columnGap() - 2, width() - cell.left());
    QRectF line(cell.left(), cell.bottom() + px(4), room, px(16));
    painter.setFont(fittedFont(item.firstLine, room, type().caption, false));
    painter.setPen(colors().secondary);
    drawLine(painter, line, Qt::AlignLeft, item.firstLine);
    if (!item.firstLine.isEmpty()) line.translate(0, px(16));
    painter.setFont(fittedFont(item.secondLine, room, type().caption, false));
    painter.setPen(colors().text);
    drawLine(painter, line, Qt::AlignLeft, item.secondLine);
    if (index != selected_) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().surface, 2));
    painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(QPen(colors().accent, hasFocus() ? 2.5 : 2));
    painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 4, 4);
}

void ThumbnailGrid::choose(int index) {
    if (index == selected_ || index < 0 || index >= int(thumbnails_.size())) return;
    setSelected(index);
    Q_EMIT chosen(index);
}

void ThumbnailGrid::mousePressEvent(QMouseEvent* event) {
    const std::optional<int> index = indexAt(event->position());
    if (event->button() == Qt::LeftButton && index) choose(*index);
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event) {
    const int last = int(thumbnails_.size()) - 1;
    if (last < 0) return PaintedWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left: return choose(std::max(0, selected_ - 1));
        case Qt::Key_Right: return choose(std::min(last, selected_ + 1));
        case Qt::Key_Up:
            if (selected_ >= columns_) choose(selected_ - columns_);
            return;
        case Qt::Key_Down:
            if (selected_ + columns_ <= last) choose(selected_ + columns_);
            return;
        default: return PaintedWidget::keyPressEvent(event);
    }
}

bool ThumbnailGrid::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::optional<int> index = indexAt(help->pos());
        if (index && !thumbnails_[std::size_t(*index)].description.isEmpty())
            QToolTip::showText(help->globalPos(), thumbnails_[std::size_t(*index)].description, this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
    return PaintedWidget::event(event);
}

}  // namespace fovea
