// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/gestures/canvas_gesture.h"

class QAbstractScrollArea;

namespace fovea {

/// The drawing follows the hand.
class PanGesture : public CanvasGesture {
public:
    PanGesture(QAbstractScrollArea& view, const CanvasPoint& pressed);

    void move(const CanvasPoint& to) override;
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override;
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }

private:
    QAbstractScrollArea& view_;
    QPoint pressed_;
    QPoint start_;  ///< of the scroll bars
};

}  // namespace fovea
