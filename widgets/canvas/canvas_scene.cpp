// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_scene.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "widgets/canvas/callout_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/canvas/tidy_layout.h"
#include "widgets/canvas/wire_item.h"
#include "widgets/canvas/wire_routing.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal tidyWidth = 1100;  ///< for nodes that come without a position

LayerState stateOf(const ShapeTable& shapes, NodeId id) {
    if (knownShape(shapes, id)) {
        return LayerState::Sound;
    }
    return isFaulty(shapes, id) ? LayerState::Faulty : LayerState::Unknown;
}

/// Of a wire that comes from this group.
WireItem::State wireState(const ShapeTable& shapes, const LayerGroup& group) {
    if (isFaulty(shapes, group.host)) {
        return WireItem::State::Broken;
    }
    switch (stateOf(shapes, group.tail())) {
        case LayerState::Sound: return WireItem::State::Sound;
        case LayerState::Faulty: return WireItem::State::Broken;
        case LayerState::Unknown: return WireItem::State::Unknown;
    }
    return WireItem::State::Unknown;
}

}  // namespace

CanvasScene::CanvasScene(QObject* parent) : QGraphicsScene(parent) {
    // Few items, all moving at times: an index costs more than it saves.
    setItemIndexMethod(NoIndex);
}

CanvasScene::~CanvasScene() = default;

void CanvasScene::setNetwork(const NetworkSpec& spec, const ShapeTable& shapes, const Positions& positions,
                             const ProblemTexts& problems) {
    spec_ = spec;
    shapes_ = shapes;
    positions_ = positions;
    problems_ = problems;
    std::erase_if(selection_, [&](NodeId id) { return spec_.find(id) == nullptr; });
    rebuild();
}

void CanvasScene::setInputImage(const QImage& image, const QString& caption) {
    image_ = image;
    caption_ = caption;
    rebuild();
}

void CanvasScene::setDrawing(CanvasDrawing drawing) {
    drawing_ = drawing;
    rebuild();
}

void CanvasScene::restyle() {
    for (auto& [id, item] : layers_) {
        item->remeasure();
    }
    rebuild();
    update();
}

void CanvasScene::rebuild() {
    groups_ = groupLayers(spec_);
    groupOf_ = groupIndex(groups_);
    scale_ = VolumeScale::of(shapes_);
    Positions positions = positions_;
    const bool allPlaced = std::all_of(groups_.begin(), groups_.end(),
                                       [&](const LayerGroup& group) { return positions.contains(group.host); });
    if (!allPlaced) {
        positions.merge(tidyPositions(spec_, shapes_, tidyWidth, drawing_));
    }
    syncLayers(positions);
    syncWires();
    syncCallout();
    setSelection(selection_, selectedEdges_);
}

void CanvasScene::syncLayers(const Positions& positions) {
    std::map<NodeId, LayerItem*> kept;
    for (const LayerGroup& group : groups_) {
        LayerItem* item = nullptr;
        if (auto node = layers_.extract(group.host)) {
            item = node.mapped();
        } else {
            item = new LayerItem;
            item->setZValue(2);
            addItem(item);
        }
        kept[group.host] = item;
        LayerItem::Content content;
        const auto addSlab = [&](NodeId id) {
            const Node* node = spec_.find(id);
            content.slabs.push_back({id, QString::fromStdString(node->name), familyOf(node->layer),
                                     stateOf(shapes_, id), std::holds_alternative<ConcatSpec>(node->layer)});
        };
        addSlab(group.host);
        for (const NodeId plate : group.plates) {
            addSlab(plate);
        }
        if (content.slabs.front().state == LayerState::Faulty) {
            // What stands on a layer that doesn't fit falls with it, and is drawn as one.
            for (PlateItem::Content& slab : content.slabs) {
                slab.state = LayerState::Faulty;
            }
        }
        const bool isInput = std::holds_alternative<InputSpec>(spec_.find(group.host)->layer);
        content.takesInput = !isInput;
        content.body = bodyOf(spec_, shapes_, group, scale_, drawing_);
        content.label = groupLabel(spec_, group, caption_);
        content.image = isInput ? image_ : QImage();
        item->setContent(content);
        item->setPos(positions.at(group.host));
    }
    for (auto& [id, item] : layers_) {
        delete item;
    }
    layers_ = std::move(kept);
}

QString CanvasScene::wireText(NodeId from, bool identitySkip) const {
    const QString shape = outputText(spec_, shapes_, from);
    return identitySkip ? tr("identity skip · %1").arg(shape) : shape;
}

void CanvasScene::syncWires() {
    std::vector<RoutingBox> boxes;
    qreal labelWidth = 0;
    const Theme& theme = Theme::instance();
    const QFontMetricsF metrics(theme.font(theme.type().caption));
    for (const LayerGroup& group : groups_) {
        const LayerItem* item = layers_.at(group.host);
        boxes.push_back(
            {item->pos(), item->bodyRect(), item->labelSceneRect(), item->content().body.kind == BodyKind::Join});
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(outputText(spec_, shapes_, group.tail())));
    }
    std::vector<WireRequest> requests;
    std::vector<WireKey> keys;
    std::map<Edge, int> repeats;
    for (const Edge& edge : spec_.edges) {
        const auto from = groupOf_.find(edge.from);
        const auto to = groupOf_.find(edge.to);
        if (from != groupOf_.end() && to != groupOf_.end() && from->second != to->second) {
            requests.push_back({from->second, to->second});
            keys.push_back({edge, repeats[edge]++});
        }
    }
    const std::vector<WireRoute> routes = routeWires(boxes, requests, labelWidth);
    std::map<WireKey, WireItem*> kept;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        WireItem* item = nullptr;
        if (auto node = wires_.extract(keys[i])) {
            item = node.mapped();
        } else {
            item = new WireItem(keys[i].edge);
            addItem(item);
        }
        kept[keys[i]] = item;
        const bool identity = routes[i].isSkip && boxes[requests[i].to].isJoin &&
                              std::holds_alternative<AddSpec>(spec_.find(keys[i].edge.to)->layer);
        item->setContent(
            {routes[i], wireText(keys[i].edge.from, identity), wireState(shapes_, groups_[requests[i].from]), false});
    }
    for (auto& [key, item] : wires_) {
        delete item;
    }
    wires_ = std::move(kept);

    delete output_;
    output_ = nullptr;
    const auto last = spec_.outputNode();
    if (last && spec_.nodes.size() > 1 && groupOf_.contains(*last)) {
        const RoutingBox& box = boxes[groupOf_.at(*last)];
        const QString text = outputText(spec_, shapes_, *last);
        const QPointF start(box.body.right(), box.centre.y());
        const QPointF end = start + QPointF(metrics.horizontalAdvance(text) + 50, 0);
        output_ = new WireItem({*last, NodeId{}});
        addItem(output_);
        output_->setContent({{{start, end}, {(start + end) / 2 - QPointF(0, 5)}, false},
                             text,
                             wireState(shapes_, groups_[groupOf_.at(*last)]),
                             true});
    }
}

void CanvasScene::syncCallout() {
    // One at a time: the selected or hovered layer's, or else the first one's in the network.
    std::optional<NodeId> wanted;
    for (const LayerGroup& group : groups_) {
        std::vector<NodeId> nodes{group.host};
        nodes.insert(nodes.end(), group.plates.begin(), group.plates.end());
        for (const NodeId id : nodes) {
            const bool chosen = selection_.contains(id) || hoveredNode_ == id;
            if (problems_.contains(id) && (!wanted || (chosen && !selection_.contains(*wanted)))) {
                wanted = id;
            }
        }
    }
    if (!wanted) {
        delete callout_;
        callout_ = nullptr;
        return;
    }
    if (callout_ == nullptr) {
        callout_ = new CalloutItem;
        addItem(callout_);
    }
    callout_->setContent(*wanted, QString::fromStdString(spec_.find(*wanted)->name), problems_.at(*wanted));
    placeCallout();
}

void CanvasScene::placeCallout() {
    const LayerItem* item = callout_ == nullptr ? nullptr : itemOf(callout_->node());
    if (item == nullptr) {
        return;
    }
    // Beneath the labels of the whole row, as far as the box reaches.
    const QPointF corner(item->bodyRect().left() - 10, item->labelSceneRect().bottom() + 4);
    const QRectF reach(corner.x(), item->bodyRect().top(), callout_->boundingRect().width(),
                       corner.y() - item->bodyRect().top() + callout_->boundingRect().height());
    qreal y = corner.y();
    for (const auto& [id, other] : layers_) {
        const QRectF label = other->labelSceneRect();
        const bool inRow = std::abs(other->pos().y() - item->pos().y()) < 1;
        if (inRow && label.right() > reach.left() && label.left() < reach.right()) {
            y = std::max(y, label.bottom() + 4);
        }
    }
    callout_->setPos(corner.x(), y);
}

void CanvasScene::setSelection(const std::set<NodeId>& nodes, const std::vector<Edge>& edges) {
    const bool changed = nodes != selection_;
    selection_ = nodes;
    selectedEdges_ = edges;
    for (auto& [id, item] : layers_) {
        item->setSelection(selection_);
    }
    for (auto& [key, item] : wires_) {
        item->setSelected(std::find(edges.begin(), edges.end(), key.edge) != edges.end());
    }
    if (changed) {
        syncCallout();
    }
}

void CanvasScene::setHovered(std::optional<NodeId> node, std::optional<Edge> edge, std::optional<int> fix) {
    for (auto& [id, item] : layers_) {
        item->setHovered(node);
    }
    for (auto& [key, item] : wires_) {
        item->setHovered(edge == key.edge);
    }
    if (hoveredNode_ != node) {
        const bool matters = node && problems_.contains(*node);
        hoveredNode_ = node;
        if (matters) {
            syncCallout();
        }
    }
    if (callout_ != nullptr) {
        callout_->setHoveredFix(fix);
    }
}

void CanvasScene::setHotWire(std::optional<Edge> edge) {
    for (auto& [key, item] : wires_) {
        item->setHot(edge == key.edge);
    }
}

void CanvasScene::setTargets(const std::set<NodeId>& legal, std::optional<NodeId> hot) {
    for (auto& [host, item] : layers_) {
        const LayerItem* layer = item;
        const bool isHot = hot && layer->holds(*hot);
        const bool isLegal = std::any_of(legal.begin(), legal.end(), [&](NodeId id) { return layer->holds(id); });
        item->setTarget(isHot ? LayerItem::Target::Hot : isLegal ? LayerItem::Target::Legal : LayerItem::Target::None);
    }
}

void CanvasScene::moveGroups(const Positions& positions) {
    for (const auto& [id, position] : positions) {
        if (LayerItem* item = itemOf(id)) {
            item->setPos(position);
        }
    }
    syncWires();
    setSelection(selection_, selectedEdges_);
    placeCallout();
}

}  // namespace fovea
