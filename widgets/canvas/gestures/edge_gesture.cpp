// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/edge_gesture.h"

#include <QApplication>
#include <QCoreApplication>
#include <algorithm>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/ghost_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/edge_routing.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct EdgeText {
    Q_DECLARE_TR_FUNCTIONS(fovea::CanvasGesture)
};

}  // namespace

EdgeGesture::EdgeGesture(CanvasScene& scene, GhostItem& ghost, NodeId end, bool forward, const CanvasPoint& pressed)
    : scene_(scene), ghost_(ghost), end_(end), forward_(forward), pressed_(pressed) {
    move(pressed);
}

EdgeGesture::EdgeGesture(CanvasScene& scene, GhostItem& ghost, Edge taken, bool entering, const CanvasPoint& pressed)
    : scene_(scene),
      ghost_(ghost),
      end_(entering ? taken.from : taken.to),
      forward_(entering),
      taken_(taken),
      pressed_(pressed),
      drawing_(false) {}

bool EdgeGesture::fits(const NetworkSpec& spec) const {
    return spec.find(end_) != nullptr && (!taken_ || std::ranges::count(spec.edges, *taken_) > 0);
}

NetworkSpec EdgeGesture::base() const {
    NetworkSpec spec = scene_.spec();
    if (taken_) {
        std::erase(spec.edges, *taken_);
    }
    return spec;
}

void EdgeGesture::move(const CanvasPoint& to) {
    if (scene_.itemOf(end_) == nullptr) {
        return;
    }
    if (!drawing_) {
        if ((to.view - pressed_.view).manhattanLength() < QApplication::startDragDistance()) {
            return;
        }
        drawing_ = true;
        scene_.setTakenEdge(taken_);
    }
    const std::set<NodeId> legal = forward_ ? scene_.legalTargets(end_, taken_) : scene_.legalSources(end_, taken_);
    const CanvasHit hit = scene_.hit(to.scene);
    std::optional<NodeId> at = hit.inputPort ? hit.inputPort : hit.outputPort ? hit.outputPort : hit.node;
    if (at && !legal.contains(*at)) {
        // A plate takes edges for its volume: in at the host, out at the last plate.
        const LayerItem* item = scene_.itemOf(*at);
        at = forward_ ? item->host() : item->tail();
    }
    target_ = at && legal.contains(*at) ? at : std::nullopt;
    const bool own = at && scene_.itemOf(*at) == scene_.itemOf(end_);  // where it began
    illegal_ = at && !target_ && !own ? at : std::nullopt;
    scene_.setTargets(legal, target_);
    showResult(to.scene);
}

void EdgeGesture::showResult(const QPointF& pointer) {
    const LayerItem* anchor = scene_.itemOf(end_);
    const QPointF start = forward_ ? anchor->outputPort() : anchor->inputPort();
    QPointF tip = pointer;
    QString text;
    bool fits = true;
    if (target_) {
        const LayerItem* target = scene_.itemOf(*target_);
        tip = forward_ ? target->inputPort() : target->outputPort();
        NetworkSpec joined = base();
        const Edge edge = edgeTo(*target_);
        if (largestInputs(joined.find(edge.to)->layer) == 1) {
            std::erase_if(joined.edges, [&](const Edge& other) { return other.to == edge.to; });  // it is replaced
        }
        joined.edges.push_back(edge);
        const ShapeTable shapes = inferShapes(joined);
        const ShapeResult& result = shapes.at(joined.edges.back().to);
        if (const Shape* shape = std::get_if<Shape>(&result)) {
            text = QStringLiteral("→ ") + shapeText(*shape);
        } else if (std::get<ShapeProblem>(result).code != ProblemCode::InputUnknown &&
                   std::get<ShapeProblem>(result).code != ProblemCode::TooFewInputs) {
            text = EdgeText::tr("does not fit");
            fits = false;
        }
    } else if (illegal_) {
        text = refusal(*illegal_);
        fits = false;
    }
    const qreal middle = (start.x() + tip.x()) / 2;
    const EdgeRoute route{{start, {middle, start.y()}, {middle, tip.y()}, tip}, {}, false};
    ghost_.showEdge(route.path(), tip, text, fits);
}

QString EdgeGesture::refusal(NodeId other) const {
    const Edge edge = edgeTo(other);
    const NetworkSpec spec = base();
    const Node* from = spec.find(edge.from);
    const Node* to = spec.find(edge.to);
    const QString target = QString::fromStdString(to->name);
    if (largestInputs(to->layer) == 0) {
        return EdgeText::tr("%1 takes no input").arg(target);
    }
    if (std::ranges::count(spec.edges, edge) > 0) {
        return EdgeText::tr("%1 leads to %2 already").arg(QString::fromStdString(from->name), target);
    }
    if (static_cast<int>(spec.inputsOf(edge.to).size()) >= largestInputs(to->layer) &&
        largestInputs(to->layer) > 1) {
        return EdgeText::tr("%1 takes no further input").arg(target);
    }
    return EdgeText::tr("would close a circle: %1 leads to %2").arg(target, QString::fromStdString(from->name));
}

CanvasRequest EdgeGesture::finish(const CanvasPoint&) {
    cancel();
    if (target_ && taken_) {
        return edgeTo(*target_) == *taken_ ? CanvasRequest() : CanvasRequest(RewireEdge{*taken_, edgeTo(*target_)});
    }
    if (target_) {
        return ConnectLayers{edgeTo(*target_)};
    }
    return illegal_ ? CanvasRequest(RefusedEdge{EdgeText::tr("No edge: %1.").arg(refusal(*illegal_))})
                    : CanvasRequest();
}

void EdgeGesture::cancel() {
    scene_.setTargets({}, std::nullopt);
    scene_.setTakenEdge(std::nullopt);
    ghost_.clear();
}

}  // namespace fovea
