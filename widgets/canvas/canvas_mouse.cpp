// SPDX-License-Identifier: GPL-3.0-or-later
// NetworkCanvas: what mouse, keys and touch do.
#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/canvas/callout_item.h"
#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/ghost_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/canvas/wire_routing.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal nudgeStep = 8;
constexpr qreal alignReach = 6;  ///< within this a moved layer takes its neighbours' line

}  // namespace

void NetworkCanvas::select(std::set<NodeId> nodes, std::vector<Edge> edges) {
    const bool changed = nodes != scene_->selection();
    selectedEdges_ = std::move(edges);
    scene_->setSelection(nodes, selectedEdges_);
    if (changed) {
        Q_EMIT selectionChanged(scene_->selection());
    }
}

void NetworkCanvas::selectClicked(std::optional<NodeId> node, std::optional<Edge> edge, bool toggle) {
    std::set<NodeId> nodes = toggle ? scene_->selection() : std::set<NodeId>{};
    std::vector<Edge> edges = toggle ? selectedEdges_ : std::vector<Edge>{};
    if (node && !nodes.insert(*node).second) {
        nodes.erase(*node);
    }
    if (edge) {
        const auto found = std::find(edges.begin(), edges.end(), *edge);
        if (found == edges.end()) {
            edges.push_back(*edge);
        } else {
            edges.erase(found);
        }
    }
    select(std::move(nodes), std::move(edges));
}

void NetworkCanvas::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->position().toPoint();
    pressedScene_ = mapToScene(pressed_);
    if (gesture_ != Gesture::None) {
        cancelGesture();
        return;
    }
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && spaceHeld_)) {
        gesture_ = Gesture::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        press(pressedScene_, event->modifiers());
    }
    event->accept();
}

void NetworkCanvas::press(const QPointF& scenePosition, Qt::KeyboardModifiers modifiers) {
    const CanvasHit hit = scene_->hit(scenePosition);
    const bool toggle = (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
    pressedNode_.reset();
    pressedFix_ = hit.fix;
    if (hit.fix) {
        return;
    }
    if (hit.outputPort || hit.inputPort) {
        beginWire(hit.outputPort ? *hit.outputPort : *hit.inputPort, hit.outputPort.has_value(), scenePosition);
        return;
    }
    if (hit.node || hit.edge) {
        if (toggle || !hit.node || !scene_->selection().contains(*hit.node)) {
            selectClicked(hit.node, hit.edge, toggle);
        } else {
            pressedNode_ = hit.node;  // a click on one of several leaves it alone, a drag moves all
        }
        gesture_ = hit.node ? Gesture::Press : Gesture::None;
        return;
    }
    gesture_ = Gesture::RubberBand;
    rubberBand_ = {};
    rubberBandStart_ = toggle ? scene_->selection() : std::set<NodeId>{};
    if (!toggle) {
        select({}, {});
    }
}

void NetworkCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    const QPointF sceneAt = mapToScene(at);
    switch (gesture_) {
        case Gesture::None: updateHover(sceneAt); break;
        case Gesture::Pan:
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (at - pressed_).x());
            verticalScrollBar()->setValue(verticalScrollBar()->value() - (at - pressed_).y());
            pressed_ = at;
            break;
        case Gesture::Press:
            if ((at - pressed_).manhattanLength() >= QApplication::startDragDistance()) {
                gesture_ = Gesture::Move;
                pressedNode_.reset();
                moveStart_.clear();
                for (const NodeId id : scene_->selection()) {
                    if (const LayerItem* item = scene_->itemOf(id)) {
                        moveStart_[item->host()] = item->pos();
                    }
                }
                continueMove(sceneAt);
            }
            break;
        case Gesture::Move: continueMove(sceneAt); break;
        case Gesture::RubberBand: {
            rubberBand_ = QRectF(pressedScene_, sceneAt).normalized();
            std::set<NodeId> nodes = scene_->nodesIn(rubberBand_);
            nodes.insert(rubberBandStart_.begin(), rubberBandStart_.end());
            select(std::move(nodes), {});
            viewport()->update();
            break;
        }
        case Gesture::Wire: continueWire(sceneAt); break;
    }
    event->accept();
}

void NetworkCanvas::mouseReleaseEvent(QMouseEvent* event) {
    const QPointF at = mapToScene(event->position().toPoint());
    const Gesture ended = gesture_;
    switch (ended) {
        case Gesture::Move: endMove(); break;
        case Gesture::Wire: endWire(true); break;
        case Gesture::Pan: viewport()->setCursor(spaceHeld_ ? Qt::OpenHandCursor : Qt::ArrowCursor); break;
        case Gesture::Press:
            if (pressedNode_) {
                select({*pressedNode_}, {});
            }
            break;
        case Gesture::None:
        case Gesture::RubberBand: break;
    }
    gesture_ = Gesture::None;
    if (pressedFix_ && scene_->callout() != nullptr && scene_->hit(at).fix == pressedFix_) {
        // Copies, as the owner's answer may take the callout away.
        const NodeId node = scene_->callout()->node();
        const LayerSpec layer = scene_->callout()->problem().fixes[static_cast<std::size_t>(*pressedFix_)].layer;
        Q_EMIT fixChosen(node, layer);
    }
    pressedFix_.reset();
    updateHover(at);
    viewport()->update();
    event->accept();
}

void NetworkCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    const CanvasHit hit = scene_->hit(mapToScene(event->position().toPoint()));
    if (event->button() == Qt::LeftButton && hit.node) {
        Q_EMIT inspectRequested(*hit.node);
    } else {
        mousePressEvent(event);
    }
}

void NetworkCanvas::updateHover(const QPointF& scenePosition) {
    const CanvasHit hit = scene_->hit(scenePosition);
    std::optional<NodeId> node = hit.node;
    if (hit.outputPort || hit.inputPort) {
        node = hit.outputPort ? hit.outputPort : hit.inputPort;
    }
    scene_->setHovered(node, hit.edge, hit.fix);
    if (!spaceHeld_) {
        viewport()->setCursor(hit.fix                           ? Qt::PointingHandCursor
                              : hit.outputPort || hit.inputPort ? Qt::CrossCursor
                                                                : Qt::ArrowCursor);
    }
}

void NetworkCanvas::continueMove(const QPointF& scenePosition) {
    QPointF by = scenePosition - pressedScene_;
    if (moveStart_.size() == 1) {
        // Onto the line of a layer that stays, so that the wire between them is straight.
        const qreal y = moveStart_.begin()->second.y() + by.y();
        for (const Node& node : scene_->spec().nodes) {
            const LayerItem* item = scene_->itemOf(node.id);
            if (item != nullptr && !moveStart_.contains(item->host()) && std::abs(item->pos().y() - y) < alignReach) {
                by.setY(item->pos().y() - moveStart_.begin()->second.y());
                break;
            }
        }
    }
    Positions positions;
    for (const auto& [host, start] : moveStart_) {
        positions[host] = QPointF(std::round(start.x() + by.x()), std::round(start.y() + by.y()));
    }
    scene_->moveGroups(positions);
}

void NetworkCanvas::endMove() {
    Positions moved;
    for (const auto& [host, start] : moveStart_) {
        const LayerItem* item = scene_->itemOf(host);
        if (item != nullptr && item->pos() != start) {
            for (const auto& slab : item->content().slabs) {
                moved[slab.node] = item->pos();
            }
        }
    }
    moveStart_.clear();
    if (!moved.empty()) {
        Q_EMIT moveRequested(moved);
    }
}

void NetworkCanvas::nudge(QPointF by) {
    Positions moved;
    for (const NodeId id : scene_->selection()) {
        if (const LayerItem* item = scene_->itemOf(id)) {
            for (const auto& slab : item->content().slabs) {
                moved[slab.node] = item->pos() + by;
            }
        }
    }
    if (!moved.empty()) {
        Q_EMIT moveRequested(moved);
    }
}

void NetworkCanvas::beginWire(NodeId end, bool forward, const QPointF& scenePosition) {
    gesture_ = Gesture::Wire;
    wireEnd_ = end;
    wireForward_ = forward;
    wireTarget_.reset();
    continueWire(scenePosition);
}

void NetworkCanvas::continueWire(const QPointF& scenePosition) {
    const LayerItem* anchor = scene_->itemOf(wireEnd_);
    if (anchor == nullptr) {
        return;
    }
    const std::set<NodeId> legal = wireForward_ ? scene_->legalTargets(wireEnd_) : scene_->legalSources(wireEnd_);
    const CanvasHit hit = scene_->hit(scenePosition);
    std::optional<NodeId> at = hit.inputPort ? hit.inputPort : hit.outputPort ? hit.outputPort : hit.node;
    if (at && !legal.contains(*at)) {
        // A plate takes wires for its volume: in at the host, out at the last plate.
        const LayerItem* item = scene_->itemOf(*at);
        at = wireForward_ ? item->host() : item->tail();
    }
    wireTarget_ = at && legal.contains(*at) ? at : std::nullopt;
    scene_->setTargets(legal, wireTarget_);

    const QPointF start = wireForward_ ? anchor->outputPort() : anchor->inputPort();
    QPointF tip = scenePosition;
    QString text;
    bool fits = true;
    if (wireTarget_) {
        const LayerItem* target = scene_->itemOf(*wireTarget_);
        tip = wireForward_ ? target->inputPort() : target->outputPort();
        NetworkSpec joined = scene_->spec();
        joined.edges.push_back(wireForward_ ? Edge{wireEnd_, *wireTarget_} : Edge{*wireTarget_, wireEnd_});
        const ShapeTable shapes = inferShapes(joined);
        const auto& result = shapes.at(joined.edges.back().to);
        if (const fovea::Shape* shape = std::get_if<fovea::Shape>(&result)) {
            text = QStringLiteral("→ ") + shapeText(*shape);
        } else if (std::get<ShapeProblem>(result).code != ProblemCode::InputUnknown &&
                   std::get<ShapeProblem>(result).code != ProblemCode::TooFewInputs) {
            text = tr("does not fit");
            fits = false;
        }
    }
    const qreal middle = (start.x() + tip.x()) / 2;
    WireRoute route{{start, {middle, start.y()}, {middle, tip.y()}, tip}, {}, false};
    ghost_->showWire(route.path(), tip, text, fits);
}

void NetworkCanvas::endWire(bool connect) {
    scene_->setTargets({}, std::nullopt);
    ghost_->clear();
    if (connect && wireTarget_) {
        const Edge edge = wireForward_ ? Edge{wireEnd_, *wireTarget_} : Edge{*wireTarget_, wireEnd_};
        wireTarget_.reset();
        Q_EMIT connectRequested(edge.from, edge.to);
    }
}

void NetworkCanvas::cancelGesture() {
    if (gesture_ == Gesture::Move) {
        scene_->moveGroups(moveStart_);
        moveStart_.clear();
    } else if (gesture_ == Gesture::Wire) {
        endWire(false);
    } else if (gesture_ == Gesture::RubberBand) {
        select(rubberBandStart_, {});
    }
    gesture_ = Gesture::None;
    pressedNode_.reset();
    pressedFix_.reset();
    viewport()->update();
}

void NetworkCanvas::removeSelection() {
    if (!scene_->selection().empty() || !selectedEdges_.empty()) {
        const std::set<NodeId> nodes = scene_->selection();
        const std::vector<Edge> edges = selectedEdges_;
        Q_EMIT removeRequested(nodes, edges);
    }
}

void NetworkCanvas::selectNext(int step) {
    const std::vector<NodeId> order = scene_->spec().topologicalOrder();
    if (order.empty()) {
        return;
    }
    const auto& selected = scene_->selection();
    const auto count = static_cast<int>(order.size());
    const auto at = selected.empty() ? order.end() : std::find(order.begin(), order.end(), *selected.begin());
    const int next =
        at == order.end() ? (step > 0 ? 0 : count - 1) : (static_cast<int>(at - order.begin()) + step + count) % count;
    const NodeId id = order[static_cast<std::size_t>(next)];
    select({id}, {});
    ensureNodeVisible(id);
}

void NetworkCanvas::keyPressEvent(QKeyEvent* event) {
    const qreal step = event->modifiers() & Qt::ShiftModifier ? 1 : nudgeStep;
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace: removeSelection(); break;
        case Qt::Key_Escape:
            if (gesture_ != Gesture::None) {
                cancelGesture();
            } else {
                select({}, {});
            }
            break;
        case Qt::Key_Left: nudge({-step, 0}); break;
        case Qt::Key_Right: nudge({step, 0}); break;
        case Qt::Key_Up: nudge({0, -step}); break;
        case Qt::Key_Down: nudge({0, step}); break;
        case Qt::Key_PageDown: selectNext(1); break;
        case Qt::Key_PageUp: selectNext(-1); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (scene_->selection().size() == 1) {
                Q_EMIT inspectRequested(*scene_->selection().begin());
            }
            break;
        case Qt::Key_Space:
            if (!event->isAutoRepeat()) {
                spaceHeld_ = true;
                viewport()->setCursor(Qt::OpenHandCursor);
            }
            break;
        default: QGraphicsView::keyPressEvent(event); return;
    }
    event->accept();
}

void NetworkCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        spaceHeld_ = false;
        viewport()->setCursor(Qt::ArrowCursor);
        event->accept();
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

void NetworkCanvas::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        setTransformationAnchor(AnchorUnderMouse);
        setZoom(zoom() * std::pow(1.0015, event->angleDelta().y()));
        setTransformationAnchor(AnchorViewCenter);
    } else {
        const QPoint by = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
        const bool sideways = event->modifiers() & Qt::ShiftModifier;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (sideways ? by.y() : by.x()));
        verticalScrollBar()->setValue(verticalScrollBar()->value() - (sideways ? by.x() : by.y()));
    }
    event->accept();
}

bool NetworkCanvas::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        auto* gestures = static_cast<QGestureEvent*>(event);
        if (auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture))) {
            setZoom(zoom() * pinch->scaleFactor());
            return true;
        }
    }
    if (event->type() == QEvent::Leave && gesture_ == Gesture::None) {
        scene_->setHovered(std::nullopt, std::nullopt, std::nullopt);
    }
    return QGraphicsView::viewportEvent(event);
}

void NetworkCanvas::contextMenuEvent(QContextMenuEvent* event) {
    cancelGesture();
    const CanvasHit hit = scene_->hit(mapToScene(event->pos()));
    if (hit.node && !scene_->selection().contains(*hit.node)) {
        select({*hit.node}, {});
    } else if (hit.edge) {
        select({}, {*hit.edge});
    }
    Q_EMIT contextMenuRequested(hit.node, hit.edge, event->globalPos());
    event->accept();
}

}  // namespace fovea
