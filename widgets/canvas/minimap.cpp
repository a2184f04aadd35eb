// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/minimap.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr QSize minimapSize(164, 102);
constexpr qreal minimapMargin = 8;
constexpr qreal smallestPart = 2;  ///< in pixels of the map
constexpr qreal minimapKeyStep = 0.25;    ///< of what is seen

}  // namespace

Minimap::Minimap(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("minimap"));
    setFocusPolicy(Qt::TabFocus);  // a click leaves the keys with the canvas
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview of the network"));
    setAccessibleDescription(tr("Arrow keys move what is seen of the network."));
    setToolTip(tr("Click or drag to see another part of the network"));
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

QSize Minimap::sizeHint() const { return minimapSize; }

void Minimap::setContent(std::vector<Part> parts, const QRectF& all, const QRectF& seen) {
    if (parts_ != parts || all_ != all || seen_ != seen) {
        parts_ = std::move(parts);
        all_ = all;
        seen_ = seen;
        update();
    }
}

double Minimap::scale() const {
    const QRectF whole = shown();
    if (whole.isEmpty()) return 1;
    return std::min((width() - 2 * minimapMargin) / whole.width(), (height() - 2 * minimapMargin) / whole.height());
}

QPointF Minimap::pointOf(const QPointF& scenePosition) const {
    return QRectF(rect()).center() + (scenePosition - shown().center()) * scale();
}

QPointF Minimap::sceneAt(const QPointF& position) const {
    return shown().center() + (position - QRectF(rect()).center()) / scale();
}

void Minimap::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.controlBorder, hasFocus() ? 2 : 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    painter.setPen(Qt::NoPen);
    for (const Part& part : parts_) {
        QRectF body(pointOf(part.body.topLeft()), pointOf(part.body.bottomRight()));
        const qreal wider = std::max(0.0, smallestPart - body.width()) / 2;
        const qreal higher = std::max(0.0, smallestPart - body.height()) / 2;
        QColor fill = part.faulty ? colors.error : theme.familyColor(part.family);
        fill.setAlphaF(part.faulty ? 1.0F : 0.6F);
        painter.fillRect(body.adjusted(-wider, -higher, wider, higher), fill);
    }
    const QRectF frame(pointOf(seen_.topLeft()), pointOf(seen_.bottomRight()));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, 2));
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT centreRequested(sceneAt(event->position()));
    event->accept();
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) Q_EMIT centreRequested(sceneAt(event->position()));
    event->accept();
}

void Minimap::mouseReleaseEvent(QMouseEvent* event) { event->accept(); }

void Minimap::keyPressEvent(QKeyEvent* event) {
    const QPointF step(seen_.width() * minimapKeyStep, seen_.height() * minimapKeyStep);
    switch (event->key()) {
        case Qt::Key_Left: Q_EMIT centreRequested(seen_.center() - QPointF(step.x(), 0)); break;
        case Qt::Key_Right: Q_EMIT centreRequested(seen_.center() + QPointF(step.x(), 0)); break;
        case Qt::Key_Up: Q_EMIT centreRequested(seen_.center() - QPointF(0, step.y())); break;
        case Qt::Key_Down: Q_EMIT centreRequested(seen_.center() + QPointF(0, step.y())); break;
        case Qt::Key_Home: Q_EMIT centreRequested(all_.center()); break;
        default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

}  // namespace fovea
