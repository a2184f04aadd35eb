// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/palette_chip.h"

#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/canvas/layer_help.h"
#include "widgets/canvas/layer_mime.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/inspector/activation_curve.h"
#include "widgets/style/text_line.h"
#include "widgets/style/theme.h"

namespace fovea {

PaletteChip::PaletteChip(LayerSpec layer, QString title, QWidget* parent)
    : QWidget(parent), layer_(std::move(layer)), title_(std::move(title)) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    if (familyOf(layer_) == LayerFamily::Activation) {
        curve_ = activationCurve(layer_);
    }
    setToolTip(QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p><p>%4</p>")
                   .arg(layerTitle(layer_).toHtmlEscaped(), layerHelp(layer_).toHtmlEscaped(),
                        layerFormula(layer_).toHtmlEscaped(),
                        tr("Drag it onto the canvas, or double-click.").toHtmlEscaped()));
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
    const int x = compact_ ? (width() - glyph) / 2 : 6;
    painter.drawPixmap(QPoint(x, (height() - glyph) / 2), this->glyph(glyph));
    if (!compact_) {
        const QRectF room = rect().adjusted(x + glyph + 4, 0, -2, 0);
        painter.setFont(narrowedTo(room.width(), theme.font(theme.type().body - 1), title_));
        painter.setPen(colors.text);
        drawLine(painter, room, Qt::AlignLeft, title_);
    }
}

QPixmap PaletteChip::glyph(int size) const {
    const Theme& theme = Theme::instance();
    const QColor color = theme.familyColor(familyOf(layer_));
    if (curve_.isEmpty()) {
        return theme.icon(familyGlyph(familyOf(layer_)), color, size, devicePixelRatioF());
    }
    QPixmap pixmap(QSize(size, size) * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    // The curve fills the glyph, whatever its heights, so that its form is seen; the axis tells where 0 is.
    QRectF bounds = curve_.boundingRect();
    bounds.setTop(std::min(bounds.top(), -0.2 * bounds.height()));
    bounds.setBottom(std::max(bounds.bottom(), 0.0));
    const double room = size - 2.0;
    const auto place = [&](const QPointF& point) {
        return QPointF(1 + (point.x() - bounds.left()) / bounds.width() * room,
                       1 + (bounds.bottom() - point.y()) / bounds.height() * room);
    };
    painter.setPen(QPen(theme.colors().controlBorder, 1));
    painter.drawLine(place({bounds.left(), 0}), place({bounds.right(), 0}));
    QPolygonF line;
    for (const QPointF& point : curve_) line << place(point);
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    return pixmap;
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
    drag->setPixmap(glyph(20));
    drag->setHotSpot(QPoint(-8, -8));
    drag->exec(Qt::CopyAction);
}

}  // namespace fovea
