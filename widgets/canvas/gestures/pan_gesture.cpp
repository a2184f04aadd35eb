// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/pan_gesture.h"

#include <QAbstractScrollArea>
#include <QScrollBar>

namespace fovea {

PanGesture::PanGesture(QAbstractScrollArea& view, const CanvasPoint& pressed)
    : view_(view),
      pressed_(pressed.view),
      start_(view.horizontalScrollBar()->value(), view.verticalScrollBar()->value()) {}

void PanGesture::move(const CanvasPoint& to) {
    const QPoint by = to.view - pressed_;
    view_.horizontalScrollBar()->setValue(start_.x() - by.x());
    view_.verticalScrollBar()->setValue(start_.y() - by.y());
}

CanvasRequest PanGesture::finish(const CanvasPoint&) { return {}; }

void PanGesture::cancel() {
    view_.horizontalScrollBar()->setValue(start_.x());
    view_.verticalScrollBar()->setValue(start_.y());
}

}  // namespace fovea
