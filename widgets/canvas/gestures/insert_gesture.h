// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/gestures/canvas_gesture.h"

namespace fovea {

class CanvasScene;
class GhostItem;

/// A layer is dragged in from the palette: near an edge it would go into it, beside an open end it would follow that.
class InsertGesture : public CanvasGesture {
public:
    InsertGesture(CanvasScene& scene, GhostItem& ghost, LayerSpec layer);

    void move(const CanvasPoint& to) override;
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override;

private:
    /// The layer as the place under the pointer asks for it.
    LayerSpec fitted() const;
    std::optional<NodeId> source() const;
    void showResult(const QPointF& pointer);
    void showLead(const QPointF& end);

    CanvasScene& scene_;
    GhostItem& ghost_;
    LayerSpec layer_;
    std::optional<Edge> into_;
    std::optional<NodeId> after_;
};

}  // namespace fovea
