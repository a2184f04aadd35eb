// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/drawing_pad.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/style/theme.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

constexpr int strokeWidth = 24;  // two or three pixels of MNIST's 28
constexpr int rubberWidth = 40;
constexpr int keyStep = 10;

}  // namespace

DrawingPad::DrawingPad(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("drawingPad"));
    setAccessibleName(tr("Drawing"));
    setToolTip(tr("Left button draws, right button rubs out; or arrow keys, with Shift to draw, with Ctrl to rub out"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    picture_.fill(Qt::black);
}

void DrawingPad::clear() {
    picture_.fill(Qt::black);
    update();
    Q_EMIT changed();
}

/// Where a point of the widget lies in the picture, which stands in its middle.
QPoint DrawingPad::place(QPoint position) const { return position - (rect().center() - picture_.rect().center()); }

void DrawingPad::draw(QPoint to, bool white) {
    QPainter painter(&picture_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(white ? Qt::white : Qt::black, white ? strokeWidth : rubberWidth, Qt::SolidLine, Qt::RoundCap));
    pen_ == to ? painter.drawPoint(to) : painter.drawLine(pen_, to);
    painter.end();
    pen_ = to;
    update();
    Q_EMIT changed();
}

void DrawingPad::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const QPoint corner = rect().center() - picture_.rect().center();
    painter.drawImage(corner, picture_);
    if (!hasFocus()) return;
    painter.setPen(QPen(Theme::instance().colors().accent, 2));
    painter.drawRect(picture_.rect().translated(corner).adjusted(1, 1, -1, -1));
    painter.drawEllipse(corner + pen_, strokeWidth / 4, strokeWidth / 4);
}

void DrawingPad::drawWith(Qt::MouseButtons held, QPoint from, QPoint to) {
    if (!(held & (Qt::LeftButton | Qt::RightButton))) return;
    pen_ = from;
    draw(to, held.testFlag(Qt::LeftButton));
}

void DrawingPad::mousePressEvent(QMouseEvent* event) {
    const QPoint at = place(event->position().toPoint());
    drawWith(event->buttons(), at, at);
}

void DrawingPad::mouseMoveEvent(QMouseEvent* event) {
    drawWith(event->buttons(), pen_, place(event->position().toPoint()));
}

void DrawingPad::keyPressEvent(QKeyEvent* event) {
    QPoint to = pen_;
    switch (event->key()) {
        case Qt::Key_Left: to.rx() -= keyStep; break;
        case Qt::Key_Right: to.rx() += keyStep; break;
        case Qt::Key_Up: to.ry() -= keyStep; break;
        case Qt::Key_Down: to.ry() += keyStep; break;
        default: QWidget::keyPressEvent(event); return;
    }
    to = {within(to.x(), 0, side - 1), within(to.y(), 0, side - 1)};
    if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) {
        draw(to, event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        pen_ = to;
        update();
    }
}

}  // namespace fovea
