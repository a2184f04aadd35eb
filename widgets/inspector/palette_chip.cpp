// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/palette_chip.h"

#include <QApplication>
#include <QDrag>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/canvas/layer_mime.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/style/theme.h"

namespace fovea {

PaletteChip::PaletteChip(LayerSpec layer, QString title, QWidget* parent)
    : QWidget(parent), layer_(std::move(layer)), title_(std::move(title)) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("%1: drag it onto the canvas, or double-click").arg(layerTitle(layer_)));
    setAccessibleName(title_);
    setAccessibleDescription(layerSummary(layer_));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PaletteChip::setCompact(bool compact) {
    compact_ = compact;
    updateGeometry();
    update();
}

QSize PaletteChip::sizeHint() const {
    const Theme& theme = Theme::instance();
    const int height = std::max(28, theme.type().body * 2 + 2);
    return {compact_ ? height + 4 : 100, height};
}

void PaletteChip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(colors.accent, 2) : QPen(hovered_ ? colors.accentLine : colors.hairline, 1));
    painter.setBrush(hovered_ || down_ ? colors.accentSoft : colors.surface);
    const qreal inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 6, 6);
    const int glyph = theme.type().body + 3;
    const QPixmap icon =
        theme.icon(familyGlyph(familyOf(layer_)), theme.familyColor(familyOf(layer_)), glyph, devicePixelRatioF());
    const int x = compact_ ? (width() - glyph) / 2 : 6;
    painter.drawPixmap(QPoint(x, (height() - glyph) / 2), icon);
    if (!compact_) {
        painter.setFont(theme.font(theme.type().body - 1));
        painter.setPen(colors.text);
        const QRect room = rect().adjusted(x + glyph + 4, 0, -2, 0);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(title_, Qt::ElideRight, room.width()));
    }
}

void PaletteChip::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        down_ = true;
        pressed_ = event->position().toPoint();
        update();
    }
}

void PaletteChip::mouseMoveEvent(QMouseEvent* event) {
    if (down_ && (event->position().toPoint() - pressed_).manhattanLength() >= QApplication::startDragDistance()) {
        startDrag();
    }
}

void PaletteChip::mouseReleaseEvent(QMouseEvent*) {
    down_ = false;
    update();
}

void PaletteChip::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        Q_EMIT activated(layer_);
    }
}

void PaletteChip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space: Q_EMIT activated(layer_); break;
        default: QWidget::keyPressEvent(event);
    }
}

bool PaletteChip::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        hovered_ = event->type() == QEvent::HoverEnter;
        update();
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::event(event);
}

void PaletteChip::startDrag() {
    down_ = false;
    hovered_ = false;
    update();
    auto* drag = new QDrag(this);
    drag->setMimeData(mimeFromLayer(layer_).release());
    // Over the canvas its own ghost says what would come of a drop; the cursor carries only the glyph.
    drag->setPixmap(Theme::instance().icon(familyGlyph(familyOf(layer_)),
                                           Theme::instance().familyColor(familyOf(layer_)), 20, devicePixelRatioF()));
    drag->setHotSpot(QPoint(-8, -8));
    drag->exec(Qt::CopyAction);
}

}  // namespace fovea
