// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <functional>
#include <vector>

#include "widgets/canvas/gestures/canvas_gesture.h"

namespace fovea {

class CanvasScene;

/// Layers are selected by drawing a rectangle over them, at once and as long as it covers them.
class RubberBandGesture : public CanvasGesture {
public:
    using Select = std::function<void(std::set<NodeId> nodes, std::vector<Edge> edges)>;
    struct Selected {
        std::set<NodeId> nodes;
        std::vector<Edge> edges;
    };
    /// `before` comes back when the gesture is cancelled; with `keep` it stays selected beside what the rectangle covers.
    RubberBandGesture(const CanvasScene& scene, const CanvasPoint& pressed, Selected before, bool keep, Select select);

    void move(const CanvasPoint& to) override;
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override;
    void paint(QPainter& painter, double zoom) const override;

private:
    const CanvasScene& scene_;
    QPointF pressed_;
    Selected before_;
    bool keep_;
    Select select_;
    QRectF band_;
};

}  // namespace fovea
