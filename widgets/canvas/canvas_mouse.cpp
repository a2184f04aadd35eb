// SPDX-License-Identifier: GPL-3.0-or-later
// NetworkCanvas: mouse, touch and drags begin gestures and are passed on to the one under way.
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/freeze_item.h"
#include "widgets/canvas/gestures/fix_gesture.h"
#include "widgets/canvas/gestures/freeze_gesture.h"
#include "widgets/canvas/gestures/insert_gesture.h"
#include "widgets/canvas/gestures/move_gesture.h"
#include "widgets/canvas/gestures/pan_gesture.h"
#include "widgets/canvas/gestures/rubber_band_gesture.h"
#include "widgets/canvas/gestures/edge_gesture.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/layer_mime.h"
#include "widgets/canvas/network_canvas.h"

namespace fovea {
namespace {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

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
    if (node) {
        const bool wasIn = nodes.contains(*node);
        for (const NodeId id : scene_->unitOf(*node)) {
            wasIn ? static_cast<void>(nodes.erase(id)) : static_cast<void>(nodes.insert(id));
        }
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

CanvasPoint NetworkCanvas::pointAt(const QPointF& viewPosition) const {
    const QPoint at = viewPosition.toPoint();
    return {at, mapToScene(at), zoom()};
}

void NetworkCanvas::beginGesture(std::unique_ptr<CanvasGesture> gesture, Qt::MouseButton button) {
    gesture_ = std::move(gesture);
    gestureButton_ = gesture_ ? button : Qt::NoButton;
    updateCursor();
}

void NetworkCanvas::finishGesture(const CanvasPoint& at) {
    const std::unique_ptr<CanvasGesture> ended = std::move(gesture_);
    gestureButton_ = Qt::NoButton;
    perform(ended->finish(at));
}

void NetworkCanvas::cancelGesture() {
    if (const std::unique_ptr<CanvasGesture> ended = std::move(gesture_)) {
        gestureButton_ = Qt::NoButton;
        ended->cancel();
        showMinimap();
        updateCursor();
        viewport()->update();
    }
}

void NetworkCanvas::perform(const CanvasRequest& request) {
    std::visit(Overloaded{[](std::monostate) {}, [this](const MoveLayers& r) { Q_EMIT moveRequested(r.positions); },
                          [this](const ConnectLayers& r) { Q_EMIT connectRequested(r.edge.from, r.edge.to); },
                          [this](const RewireEdge& r) { Q_EMIT rewireRequested(r.before, r.after); },
                          [this](const InsertLayer& r) { Q_EMIT addRequested(r.layer, r.at, r.into, r.after); },
                          [this](const ChooseFix& r) { Q_EMIT fixChosen(r.node, r.repair); },
                          [this](const FreezeLayers& r) { Q_EMIT freezeRequested(r.frozen); },
                          [this](const SelectLayer& r) { select(scene_->unitOf(r.node), {}); },
                          [this](const RefusedEdge& r) { Q_EMIT refused(r.sentence); }},
               request);
}

std::unique_ptr<CanvasGesture> NetworkCanvas::gestureFrom(const CanvasPoint& at, Qt::KeyboardModifiers modifiers) {
    const CanvasHit hit = scene_->hit(at.scene);
    const bool toggle = (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
    if (hit.fix) {
        return std::make_unique<FixGesture>(*scene_, *hit.fix);
    }
    if (hit.lock) {
        return std::make_unique<LockGesture>(scene_->freezing(), *hit.lock);
    }
    if (hit.freezeLine) {
        return std::make_unique<FreezeGesture>(scene_->freezing());
    }
    if (hit.outputPort || hit.inputPort) {
        const NodeId end = hit.outputPort ? *hit.outputPort : *hit.inputPort;
        return std::make_unique<EdgeGesture>(*scene_, *ghost_, end, hit.outputPort.has_value(), at);
    }
    if (hit.node && scene_->drawing() == CanvasDrawing::Blocks) {
        selectClicked(hit.node, std::nullopt, toggle);
        return nullptr;  // the rows stay in order
    }
    if (hit.node && !toggle && scene_->selection().contains(*hit.node)) {
        return std::make_unique<MoveGesture>(*scene_, at, hit.node);  // a drag moves all that is selected
    }
    if (hit.edgeEnd) {
        selectClicked(std::nullopt, hit.edge, toggle);
        return std::make_unique<EdgeGesture>(*scene_, *ghost_, hit.edgeEnd->edge, hit.edgeEnd->entering, at);
    }
    if (hit.node || hit.edge) {
        selectClicked(hit.node, hit.edge, toggle);
        return hit.node ? std::make_unique<MoveGesture>(*scene_, at, std::nullopt) : nullptr;
    }
    return std::make_unique<RubberBandGesture>(
        *scene_, at, RubberBandGesture::Selected{scene_->selection(), selectedEdges_}, toggle,
        [this](std::set<NodeId> nodes, std::vector<Edge> edges) { select(std::move(nodes), std::move(edges)); });
}

void NetworkCanvas::mousePressEvent(QMouseEvent* event) {
    endGlide();
    const CanvasPoint at = pointAt(event->position());
    event->accept();
    if (gesture_) {
        cancelGesture();
    } else if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && spaceHeld_)) {
        beginGesture(std::make_unique<PanGesture>(*this, at), event->button());
    } else if (event->button() == Qt::LeftButton) {
        beginGesture(gestureFrom(at, event->modifiers()), event->button());
    }
}

void NetworkCanvas::mouseMoveEvent(QMouseEvent* event) {
    const CanvasPoint at = pointAt(event->position());
    if (gesture_ && gestureButton_ != Qt::NoButton && !(event->buttons() & gestureButton_)) {
        cancelGesture();  // it was let go where nobody told us
    }
    if (gesture_) {
        gesture_->move(at);
        showMinimap();
        viewport()->update();
    } else {
        updateHover(at.scene);
    }
    event->accept();
}

void NetworkCanvas::mouseReleaseEvent(QMouseEvent* event) {
    const CanvasPoint at = pointAt(event->position());
    if (gesture_ && gestureButton_ != Qt::NoButton) {
        finishGesture(at);
    }
    updateHover(at.scene);
    viewport()->update();
    event->accept();
}

void NetworkCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    const QPointF at = mapToScene(event->position().toPoint());
    const CanvasHit hit = scene_->hit(at);
    if (event->button() == Qt::LeftButton && hit.node) {
        const LayerItem* item = scene_->itemOf(*hit.node);
        if (scene_->blockOf(*hit.node) != nullptr) {
            openBlock(*hit.node);
        } else if (*hit.node == item->host() && item->nameRect().contains(at)) {
            Q_EMIT renameRequested(*hit.node);
        } else {
            Q_EMIT inspectRequested(*hit.node);
        }
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
    updateCursor();
    if (!spaceHeld_ && hit.freezeLine) {
        viewport()->setCursor(Qt::SplitHCursor);
    } else if (!spaceHeld_ && (hit.fix || hit.lock || hit.outputPort || hit.inputPort || hit.edgeEnd)) {
        viewport()->setCursor(hit.fix || hit.lock ? Qt::PointingHandCursor : Qt::CrossCursor);
    }
}

void NetworkCanvas::updateCursor() {
    viewport()->setCursor(gesture_ ? gesture_->cursor() : spaceHeld_ ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void NetworkCanvas::wheelEvent(QWheelEvent* event) {
    endGlide();
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
    switch (event->type()) {
        case QEvent::Gesture: {
            auto* gestures = static_cast<QGestureEvent*>(event);
            if (auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture))) {
                setZoom(zoom() * pinch->scaleFactor());
                return true;
            }
            break;
        }
        case QEvent::Leave:
            if (!gesture_) {
                scene_->setHovered(std::nullopt, std::nullopt, std::nullopt);
            }
            break;
        case QEvent::UngrabMouse:
        case QEvent::WindowDeactivate:
        case QEvent::Hide:
            if (gestureButton_ != Qt::NoButton) {
                cancelGesture();  // the release will go elsewhere
            }
            break;
        case QEvent::ToolTip: {
            // What lies under the pointer has its own; the ground tells what the keys do here.
            const bool handled = QGraphicsView::viewportEvent(event);
            if (!event->isAccepted())
                QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), keysHelp(), viewport());
            return handled;
        }
        default: break;
    }
    return QGraphicsView::viewportEvent(event);
}

void NetworkCanvas::dragEnterEvent(QDragEnterEvent* event) {
    const std::optional<LayerSpec> layer = layerFromMime(event->mimeData());
    if (!layer) {
        event->ignore();  // pictures and files are the window's
        return;
    }
    cancelGesture();
    endGlide();
    beginGesture(std::make_unique<InsertGesture>(*scene_, *ghost_, *layer), Qt::NoButton);
    gesture_->move(pointAt(event->position()));
    viewport()->update();
    event->acceptProposedAction();
}

void NetworkCanvas::dragMoveEvent(QDragMoveEvent* event) {
    if (!gesture_) {
        event->ignore();
        return;
    }
    gesture_->move(pointAt(event->position()));
    viewport()->update();
    event->acceptProposedAction();
}

void NetworkCanvas::dragLeaveEvent(QDragLeaveEvent* event) {
    cancelGesture();
    event->accept();
}

void NetworkCanvas::dropEvent(QDropEvent* event) {
    if (!gesture_) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    setFocus(Qt::MouseFocusReason);
    finishGesture(pointAt(event->position()));
    viewport()->update();
}

void NetworkCanvas::contextMenuEvent(QContextMenuEvent* event) {
    cancelGesture();
    if (event->reason() == QContextMenuEvent::Keyboard && !scene_->selection().empty()) {
        const NodeId node = *scene_->selection().begin();  // wherever the pointer is
        ensureNodeVisible(node);
        Q_EMIT contextMenuRequested(node, std::nullopt, viewport()->mapToGlobal(nodePoint(node)));
        event->accept();
        return;
    }
    const CanvasHit hit = scene_->hit(mapToScene(event->pos()));
    if (hit.node && !scene_->selection().contains(*hit.node)) {
        select(scene_->unitOf(*hit.node), {});
    } else if (hit.edge) {
        select({}, {*hit.edge});
    }
    Q_EMIT contextMenuRequested(hit.node, hit.edge, event->globalPos());
    event->accept();
}

}  // namespace fovea
