// SPDX-License-Identifier: GPL-3.0-or-later
// CanvasScene: the items of edges. What follows from the network is kept apart from what follows from places.
#include <QFontMetricsF>
#include <algorithm>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

/// Of an edge that comes from this group.
EdgeItem::State edgeState(const ShapeTable& shapes, const LayerGroup& group) {
    if (isFaulty(shapes, group.host) || isFaulty(shapes, group.tail())) {
        return EdgeItem::State::Broken;
    }
    return knownShape(shapes, group.tail()) ? EdgeItem::State::Sound : EdgeItem::State::Unknown;
}

/// Where one way may pass the layers of the other by.
bool meetsByValue(const LayerSpec& layer) {
    return std::holds_alternative<AddSpec>(layer) || std::holds_alternative<MultiplySpec>(layer);
}

QFontMetricsF captionMetrics() {
    const Theme& theme = Theme::instance();
    return QFontMetricsF(theme.font(theme.type().caption));
}

}  // namespace

void CanvasScene::syncEdges() {
    std::map<WireKey, EdgeItem*> kept;
    std::map<Edge, int> repeats;
    drawnEdges_.clear();
    bundles_.clear();
    std::map<std::pair<std::size_t, std::size_t>, Edge> intoBlocks;
    for (const Edge& edge : spec().edges) {
        const auto from = groupOf_.find(edge.from);
        const auto to = groupOf_.find(edge.to);
        if (from == groupOf_.end() || to == groupOf_.end() || from->second == to->second) {
            continue;
        }
        const bool intoBlock = groups_[to->second].isBlock();
        if (intoBlock) {
            const auto [drawn, isFirst] = intoBlocks.insert({{from->second, to->second}, edge});
            if (!isFirst) {
                bundles_.insert(drawn->second);
                continue;
            }
        }
        const WireKey key{edge, repeats[edge]++};
        EdgeItem* item = nullptr;
        if (auto node = edges_.extract(key)) {
            item = node.mapped();
        } else {
            item = new EdgeItem(edge);
            addItem(item);
        }
        kept[key] = item;
        drawnEdges_.push_back({item,
                               {from->second, to->second},
                               outputText(spec(), shapes(), edge.from),
                               edgeState(shapes(), groups_[from->second]),
                               !intoBlock && meetsByValue(spec().find(edge.to)->layer)});
    }
    for (auto& [key, item] : edges_) {
        delete item;
    }
    edges_ = std::move(kept);

    const QFontMetricsF metrics = captionMetrics();
    labelWidth_ = 0;
    for (const LayerGroup& group : groups_) {
        labelWidth_ = std::max(labelWidth_, metrics.horizontalAdvance(outputText(spec(), shapes(), group.tail())));
    }
    routeEdges();
}

void CanvasScene::routeEdges() {
    ++routings_;
    std::vector<RoutingBox> boxes;
    for (const LayerGroup& group : groups_) {
        const LayerItem* item = layers_.at(group.host);
        boxes.push_back(
            {item->pos(), item->bodyRect(), item->labelSceneRect(), item->content().body.kind == BodyKind::Join});
    }
    std::vector<EdgeRequest> requests;
    for (const DrawnEdge& edge : drawnEdges_) {
        requests.push_back(edge.ends);
    }
    const std::vector<EdgeRoute> routes = fovea::edgeRoutes(boxes, requests, labelWidth_);
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const DrawnEdge& edge = drawnEdges_[i];
        const bool identity = routes[i].isSkip && boxes[edge.ends.to].isJoin && edge.intoAdd;
        const QString text = identity ? tr("identity skip · %1").arg(edge.shape) : edge.shape;
        edge.item->setContent({routes[i], text, edge.state, false});
    }
    routeOutput(boxes);
}

void CanvasScene::routeOutput(const std::vector<RoutingBox>& boxes) {
    const auto last = spec().outputNode();
    if (!last || spec().nodes.size() < 2 || !groupOf_.contains(*last)) {
        delete output_;
        output_ = nullptr;
        return;
    }
    if (output_ == nullptr || output_->edge().from != *last) {
        delete output_;
        output_ = new EdgeItem({*last, NodeId{}});
        addItem(output_);
    }
    const RoutingBox& box = boxes[groupOf_.at(*last)];
    const QString text = outputText(spec(), shapes(), *last);
    const QPointF start(box.body.right(), box.centre.y());
    const QPointF end = start + QPointF(captionMetrics().horizontalAdvance(text) + 50, 0);
    output_->setContent({{{start, end}, {(start + end) / 2 - QPointF(0, 5)}, false},
                         text,
                         edgeState(shapes(), groups_[groupOf_.at(*last)]),
                         true});
}

}  // namespace fovea
