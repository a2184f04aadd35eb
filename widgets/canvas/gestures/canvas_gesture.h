// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QPointF>
#include <QString>
#include <optional>
#include <set>
#include <variant>

#include "core/network/network_spec.h"
#include "widgets/values/positions.h"
#include "widgets/values/problem_text.h"

class QPainter;

namespace fovea {

/// Where the pointer is.
struct CanvasPoint {
    QPoint view;    ///< in the viewport
    QPointF scene;  ///< in the scene
    double zoom = 1;
};

// What a finished gesture asks for.
struct MoveLayers {
    Positions positions;
};
struct ConnectLayers {
    Edge edge;
};
/// An edge gets another end; it keeps its place among the inputs of the same layer.
struct RewireEdge {
    Edge before, after;
};
/// A new layer: into an edge, behind a layer, or on its own.
struct InsertLayer {
    LayerSpec layer;
    QPointF at;  ///< in the scene
    std::optional<Edge> into;
    std::optional<NodeId> after;
};
struct ChooseFix {
    NodeId node;
    Repair repair;
};
struct SelectLayer {
    NodeId node;
};
/// These are frozen, no others.
struct FreezeLayers {
    std::set<NodeId> frozen;
};
/// No edge comes of it, and this is why.
struct RefusedEdge {
    QString sentence;
};
/// monostate: nothing came of it.
using CanvasRequest = std::variant<std::monostate, MoveLayers, ConnectLayers, RewireEdge, InsertLayer, ChooseFix,
                                   SelectLayer, FreezeLayers, RefusedEdge>;

/// What is being done with the pointer on the canvas, from the press of a button to its release. The canvas holds
/// the one that is under way and tells it where the pointer goes. A gesture shows by the scene's means what would come
/// of it; it changes no network and emits nothing.
class CanvasGesture {
public:
    CanvasGesture() = default;
    CanvasGesture(const CanvasGesture&) = delete;
    CanvasGesture& operator=(const CanvasGesture&) = delete;
    virtual ~CanvasGesture() = default;

    virtual void move(const CanvasPoint& to) = 0;
    /// The button was let go there.
    virtual CanvasRequest finish(const CanvasPoint& at) = 0;
    /// Escape, another button, the mouse taken away: all looks as it did before.
    virtual void cancel() = 0;
    /// Whether the layers that the gesture holds are in `spec`, which has replaced the scene's.
    virtual bool fits(const NetworkSpec& /*spec*/) const { return true; }
    virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    /// Over everything, in the scene's coordinates.
    virtual void paint(QPainter& /*painter*/, double /*zoom*/) const {}
};

}  // namespace fovea
