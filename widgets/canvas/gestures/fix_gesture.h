// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/gestures/canvas_gesture.h"

namespace fovea {

class CanvasScene;

/// A button of the callout is pressed; it counts when the pointer is still on it at the end.
class FixGesture : public CanvasGesture {
public:
    FixGesture(CanvasScene& scene, int fix) : scene_(scene), fix_(fix) {}

    void move(const CanvasPoint& to) override;
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override {}
    Qt::CursorShape cursor() const override { return Qt::PointingHandCursor; }

private:
    CanvasScene& scene_;
    int fix_;  ///< place in the callout's list
};

}  // namespace fovea
