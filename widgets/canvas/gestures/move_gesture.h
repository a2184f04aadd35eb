// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/gestures/canvas_gesture.h"

namespace fovea {

class CanvasScene;

/// Selected layers follow the pointer once it has gone the distance that tells a drag from a click. A single one takes
/// the line of a layer that it comes near.
class MoveGesture : public CanvasGesture {
public:
    /// `clicked`: what a click without a drag selects, where it was selected among others.
    MoveGesture(CanvasScene& scene, const CanvasPoint& pressed, std::optional<NodeId> clicked);

    void move(const CanvasPoint& to) override;
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override;
    bool fits(const NetworkSpec& spec) const override;

private:
    void begin();

    CanvasScene& scene_;
    CanvasPoint pressed_;
    std::optional<NodeId> clicked_;
    bool moving_ = false;
    Positions start_;  ///< by host
};

}  // namespace fovea
