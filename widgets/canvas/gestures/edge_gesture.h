// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/gestures/canvas_gesture.h"

namespace fovea {

class CanvasScene;
class GhostItem;

/// A new edge is drawn out of a port, or one that there is is taken by an end. The layers that it may reach are marked,
/// and over one of them the resulting shape is shown.
class EdgeGesture : public CanvasGesture {
public:
    /// `forward`: from the output of `end`; otherwise from its input, backwards.
    EdgeGesture(CanvasScene& scene, GhostItem& ghost, NodeId end, bool forward, const CanvasPoint& pressed);
    /// `taken` by the end where it enters a layer, or leaves one, once the pointer has gone the distance that tells a
    /// drag from a click.
    EdgeGesture(CanvasScene& scene, GhostItem& ghost, Edge taken, bool entering, const CanvasPoint& pressed);

    void move(const CanvasPoint& to) override;
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override;
    bool fits(const NetworkSpec& spec) const override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    Edge edgeTo(NodeId target) const { return forward_ ? Edge{end_, target} : Edge{target, end_}; }
    /// The network that the edge is put into: the scene's, without the one that was taken.
    NetworkSpec base() const;
    void showResult(const QPointF& pointer);
    /// Why no edge may end at this layer.
    QString refusal(NodeId other) const;

    CanvasScene& scene_;
    GhostItem& ghost_;
    NodeId end_;
    bool forward_;
    std::optional<Edge> taken_;
    CanvasPoint pressed_;
    bool drawing_ = true;            ///< an edge shows at the pointer
    std::optional<NodeId> target_;   ///< where the edge would end if the button were let go now
    std::optional<NodeId> illegal_;  ///< the layer under the pointer, where it can't
};

}  // namespace fovea
