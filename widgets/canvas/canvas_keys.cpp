// SPDX-License-Identifier: GPL-3.0-or-later
// NetworkCanvas: what keys do.
#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/network_canvas.h"

namespace fovea {
namespace {

constexpr qreal nudgeStep = 8;

}  // namespace

void NetworkCanvas::nudge(QPointF by) {
    if (scene_->drawing() == CanvasDrawing::Blocks) {
        return;  // the rows stay in order
    }
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

void NetworkCanvas::removeSelection() {
    if (!scene_->selection().empty() || !selectedEdges_.empty()) {
        const std::set<NodeId> nodes = scene_->selection();
        const std::vector<Edge> edges = selectedEdges_;
        Q_EMIT removeRequested(nodes, edges);
    }
}

void NetworkCanvas::selectNext(int step) {
    std::vector<NodeId> order = scene_->spec().topologicalOrder();
    std::erase_if(order, [this](NodeId id) {
        const LayerGroup* block = scene_->blockOf(id);
        return block != nullptr && block->host != id;
    });
    if (order.empty()) {
        return;
    }
    const auto& selected = scene_->selection();
    const auto count = static_cast<int>(order.size());
    const auto at = std::ranges::find_if(order, [&](NodeId id) { return selected.contains(id); });
    const int next =
        at == order.end() ? (step > 0 ? 0 : count - 1) : (static_cast<int>(at - order.begin()) + step + count) % count;
    stepTo(order[static_cast<std::size_t>(next)], false);
}

void NetworkCanvas::stepTo(NodeId id, bool extend) {
    std::set<NodeId> nodes = extend ? scene_->selection() : std::set<NodeId>{};
    nodes.merge(scene_->unitOf(id));
    walkedTo_ = id;
    select(std::move(nodes), {});
    ensureNodeVisible(id);
}

void NetworkCanvas::selectEnd(bool last) {
    const std::vector<NodeId> order = scene_->spec().topologicalOrder();
    if (!order.empty()) {
        stepTo(last ? order.back() : order.front(), false);
    }
}

QString NetworkCanvas::keysHelp() {
    return tr(
        "Arrow keys walk along the edges, Home and End go to the first and the last layer. Enter opens the "
        "inspector, F2 renames, Delete removes, L freezes, [ and ] move the freeze line.");
}

void NetworkCanvas::walk(int key, bool extend) {
    const NetworkSpec& spec = scene_->spec();
    if (scene_->selection().empty()) {
        selectNext(1);
        return;
    }
    const bool goesOn = walkedTo_ && scene_->selection().contains(*walkedTo_);
    NodeId from = goesOn ? *walkedTo_ : *scene_->selection().begin();
    if (const LayerGroup* block = scene_->blockOf(from)) {
        from = key == Qt::Key_Left ? block->inner.front() : block->tail();
    }
    std::vector<NodeId> reached;
    if (key == Qt::Key_Left) {
        reached = spec.inputsOf(from);
    } else if (key == Qt::Key_Right) {
        reached = spec.consumersOf(from);
    } else {
        // Across: what else leaves the same layer, or joins the same one, above or below.
        const qreal y = scene_->itemOf(from)->pos().y();
        const auto add = [&](const std::vector<NodeId>& nodes) {
            std::ranges::copy_if(nodes, std::back_inserter(reached), [&](NodeId id) {
                const qreal other = scene_->itemOf(id)->pos().y();
                return key == Qt::Key_Up ? other < y : other > y;
            });
        };
        for (const NodeId input : spec.inputsOf(from)) add(spec.consumersOf(input));
        for (const NodeId consumer : spec.consumersOf(from)) add(spec.inputsOf(consumer));
    }
    // The nearest by height, so that a straight line is walked on.
    const auto distance = [&](NodeId id) {
        return std::abs(scene_->itemOf(id)->pos().y() - scene_->itemOf(from)->pos().y());
    };
    const auto nearest = std::ranges::min_element(reached, {}, distance);
    if (nearest != reached.end()) {
        const NodeId id = *nearest;
        stepTo(id, extend);
    }
}

void NetworkCanvas::keyPressEvent(QKeyEvent* event) {
    endGlide();
    const qreal step = event->modifiers() & Qt::ShiftModifier ? 1 : nudgeStep;
    const bool nudges = event->modifiers() & Qt::ControlModifier;
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace: removeSelection(); break;
        case Qt::Key_Escape:
            if (gesture_) {
                cancelGesture();
            } else if (!selection().empty() || !selectedEdges().empty()) {
                select({}, {});
            } else {
                return event->ignore();  // it ends a lecture
            }
            break;
        case Qt::Key_Left: nudges ? nudge({-step, 0}) : walk(Qt::Key_Left, extend); break;
        case Qt::Key_Right: nudges ? nudge({step, 0}) : walk(Qt::Key_Right, extend); break;
        case Qt::Key_Up: nudges ? nudge({0, -step}) : walk(Qt::Key_Up, extend); break;
        case Qt::Key_Down: nudges ? nudge({0, step}) : walk(Qt::Key_Down, extend); break;
        case Qt::Key_Home: selectEnd(false); break;
        case Qt::Key_End: selectEnd(true); break;
        case Qt::Key_PageDown: selectNext(1); break;
        case Qt::Key_PageUp: selectNext(-1); break;
        case Qt::Key_L: toggleFrozen(); break;
        case Qt::Key_BracketLeft: moveFreezeLine(-1); break;
        case Qt::Key_BracketRight: moveFreezeLine(1); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!scene_->selection().empty() && scene_->blockOf(*scene_->selection().begin()) != nullptr) {
                openBlock(*scene_->selection().begin());
            } else if (scene_->selection().size() == 1) {
                Q_EMIT inspectRequested(*scene_->selection().begin());
            }
            break;
        case Qt::Key_Space:
            if (!event->isAutoRepeat()) {
                spaceHeld_ = true;
                updateCursor();
            }
            break;
        default: QGraphicsView::keyPressEvent(event); return;
    }
    event->accept();
}

void NetworkCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        spaceHeld_ = false;
        updateCursor();
        event->accept();
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

}  // namespace fovea
