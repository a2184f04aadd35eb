// SPDX-License-Identifier: GPL-3.0-or-later
// NetworkCanvas: a layer dragged in from the palette.
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QMimeData>
#include <algorithm>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/ghost_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/layer_mime.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/canvas/wire_routing.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal insertReach = 18;        ///< in the scene
constexpr qreal insertReachPixels = 26;  ///< and never less than this on the screen

/// A depthwise convolution has one group and one filter for each channel that comes in.
LayerSpec fittedTo(LayerSpec layer, const std::optional<fovea::Shape>& input) {
    auto* conv = std::get_if<Conv2dSpec>(&layer);
    if (conv != nullptr && input && conv->groups > 1 && conv->groups == conv->filters) {
        conv->groups = conv->filters = input->channels;
    }
    return layer;
}

}  // namespace

void NetworkCanvas::dragEnterEvent(QDragEnterEvent* event) {
    dragged_ = layerFromMime(event->mimeData());
    if (dragged_) {
        updateDrop(*dragged_, mapToScene(event->position().toPoint()));
        event->acceptProposedAction();
    } else {
        event->ignore();  // pictures and files are the window's
    }
}

void NetworkCanvas::dragMoveEvent(QDragMoveEvent* event) {
    if (dragged_) {
        updateDrop(*dragged_, mapToScene(event->position().toPoint()));
        event->acceptProposedAction();
    } else {
        event->ignore();
    }
}

void NetworkCanvas::dragLeaveEvent(QDragLeaveEvent* event) {
    endDrop();
    event->accept();
}

void NetworkCanvas::dropEvent(QDropEvent* event) {
    if (!dragged_) {
        event->ignore();
        return;
    }
    const QPointF at = mapToScene(event->position().toPoint());
    updateDrop(*dragged_, at);
    const std::optional<Edge> edge = dropEdge_;
    const std::optional<NodeId> after = dropAfter_;
    const std::optional<NodeId> from = edge ? std::optional<NodeId>(edge->from) : after;
    const LayerSpec layer = fittedTo(*dragged_, from ? knownShape(scene_->shapes(), *from) : std::nullopt);
    endDrop();
    event->acceptProposedAction();
    setFocus(Qt::MouseFocusReason);
    Q_EMIT addRequested(layer, at, edge, after);
}

void NetworkCanvas::updateDrop(const LayerSpec& dragged, const QPointF& scenePosition) {
    const bool takesInput = largestInputs(dragged) > 0;
    dropEdge_ =
        takesInput ? scene_->wireNear(scenePosition, std::max(insertReach, insertReachPixels / zoom())) : std::nullopt;
    dropAfter_ = takesInput && !dropEdge_ ? scene_->openEndNear(scenePosition) : std::nullopt;
    scene_->setHotWire(dropEdge_);

    std::optional<NodeId> from = dropAfter_;
    if (dropEdge_) {
        from = dropEdge_->from;
    }
    std::optional<fovea::Shape> shape;
    QString text;
    bool fits = true;
    const std::optional<fovea::Shape> input = from ? knownShape(scene_->shapes(), *from) : std::nullopt;
    const LayerSpec layer = fittedTo(dragged, input);
    if (input && smallestInputs(layer) == 1) {
        const ShapeResult result = outputShape(layer, std::span<const fovea::Shape>(&*input, 1));
        if (const fovea::Shape* known = std::get_if<fovea::Shape>(&result)) {
            shape = *known;
            text = QStringLiteral("→ ") + shapeText(*known);
        } else {
            text = tr("does not fit");
            fits = false;
        }
    }
    const Body body = bodyOf(layer, shape, scene_->scale(), scene_->drawing());
    ghost_->showLayer(layer, body, scenePosition, text, fits);
    if (dropAfter_) {
        const QPointF start = scene_->itemOf(*dropAfter_)->outputPort() - QPointF(10, 0);
        const QPointF end = scenePosition + QPointF(body.rect().left(), 0);
        if (end.x() > start.x()) {
            const qreal middle = (start.x() + end.x()) / 2;
            const WireRoute lead{{start, {middle, start.y()}, {middle, end.y()}, end}, {}, false};
            ghost_->setLead(lead.path());
        }
    }
    viewport()->update();
}

void NetworkCanvas::endDrop() {
    dragged_.reset();
    dropEdge_.reset();
    dropAfter_.reset();
    ghost_->clear();
    scene_->setHotWire(std::nullopt);
    viewport()->update();
}

}  // namespace fovea
