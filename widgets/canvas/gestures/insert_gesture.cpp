// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/insert_gesture.h"

#include <QCoreApplication>
#include <algorithm>
#include <span>
#include <utility>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/ghost_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/canvas/edge_routing.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct InsertText {
    Q_DECLARE_TR_FUNCTIONS(fovea::CanvasGesture)
};

constexpr qreal insertReach = 18;        ///< in the scene
constexpr qreal insertReachPixels = 26;  ///< and never less than this on the screen

/// A depthwise convolution has one group and one filter for each channel that comes in.
LayerSpec fittedTo(LayerSpec layer, const std::optional<Shape>& input) {
    auto* conv = std::get_if<Conv2dSpec>(&layer);
    if (conv != nullptr && input && conv->groups > 1 && conv->groups == conv->filters) {
        conv->groups = conv->filters = input->channels;
    }
    return layer;
}

}  // namespace

InsertGesture::InsertGesture(CanvasScene& scene, GhostItem& ghost, LayerSpec layer)
    : scene_(scene), ghost_(ghost), layer_(std::move(layer)) {}

std::optional<NodeId> InsertGesture::source() const { return into_ ? std::optional<NodeId>(into_->from) : after_; }

LayerSpec InsertGesture::fitted() const {
    const auto from = source();
    return fittedTo(layer_, from ? knownShape(scene_.shapes(), *from) : std::nullopt);
}

void InsertGesture::move(const CanvasPoint& to) {
    const bool takesInput = largestInputs(layer_) > 0;
    const qreal reach = std::max(insertReach, insertReachPixels / to.zoom);
    into_ = takesInput ? scene_.edgeNear(to.scene, reach) : std::nullopt;
    after_ = takesInput && !into_ ? scene_.openEndNear(to.scene) : std::nullopt;
    scene_.setHotEdge(into_);
    showResult(to.scene);
}

void InsertGesture::showResult(const QPointF& pointer) {
    const auto from = source();
    const std::optional<Shape> input = from ? knownShape(scene_.shapes(), *from) : std::nullopt;
    const LayerSpec layer = fitted();
    std::optional<Shape> shape;
    QString text;
    bool fits = true;
    if (input && smallestInputs(layer) == 1) {
        const ShapeResult result = outputShape(layer, std::span<const Shape>(&*input, 1));
        if (const Shape* known = std::get_if<Shape>(&result)) {
            shape = *known;
            text = QStringLiteral("→ ") + shapeText(*known);
        } else {
            text = InsertText::tr("does not fit");
            fits = false;
        }
    }
    const Body body = bodyOf(layer, shape, scene_.scale(), scene_.drawing());
    ghost_.showLayer(layer, body, pointer, text, fits);
    if (after_) {
        showLead(pointer + QPointF(body.rect().left(), 0));
    }
}

void InsertGesture::showLead(const QPointF& end) {
    const QPointF start = scene_.itemOf(*after_)->outputPort() - QPointF(10, 0);
    if (end.x() > start.x()) {
        const qreal middle = (start.x() + end.x()) / 2;
        const EdgeRoute lead{{start, {middle, start.y()}, {middle, end.y()}, end}, {}, false};
        ghost_.setLead(lead.path());
    }
}

CanvasRequest InsertGesture::finish(const CanvasPoint& at) {
    move(at);
    InsertLayer request{fitted(), at.scene, into_, after_};
    cancel();
    return request;
}

void InsertGesture::cancel() {
    ghost_.clear();
    scene_.setHotEdge(std::nullopt);
}

}  // namespace fovea
