// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_scene.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/training/layer_training.h"
#include "widgets/canvas/callout_item.h"
#include "widgets/canvas/freeze_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/canvas/tidy_layout.h"

namespace fovea {

namespace {

constexpr qreal tidyWidth = 1100;  ///< for nodes that come without a position
constexpr qreal calloutMargin = 8;

LayerState stateOf(const ShapeTable& shapes, NodeId id) {
    if (knownShape(shapes, id)) {
        return LayerState::Sound;
    }
    return isFaulty(shapes, id) ? LayerState::Faulty : LayerState::Unknown;
}

}  // namespace

CanvasScene::CanvasScene(QObject* parent) : QGraphicsScene(parent), network_(analyse({})) {
    // Few items, all moving at times: an index costs more than it saves.
    setItemIndexMethod(NoIndex);
    freezing_ = new FreezeItem;
    addItem(freezing_);
}

CanvasScene::~CanvasScene() = default;

void CanvasScene::setNetwork(std::shared_ptr<const NetworkAnalysis> network, const Positions& positions,
                             const ProblemTexts& problems) {
    network_ = std::move(network);
    positions_ = positions;
    problems_ = problems;
    std::erase_if(selection_, [&](NodeId id) { return spec().find(id) == nullptr; });
    rebuild();
}

void CanvasScene::setPositions(const Positions& positions) {
    positions_ = positions;
    moveGroups(placesFor(positions));
}

void CanvasScene::setInputImage(const QImage& image, const QString& caption) {
    if (image != image_ || caption != caption_) {
        image_ = image;
        caption_ = caption;
        rebuild();
    }
}

void CanvasScene::setThumbnails(LayerThumbnails thumbnails) {
    thumbnails_ = std::move(thumbnails);
    for (const LayerGroup& group : groups_) {
        layers_.at(group.host)->setThumbnail(thumbnailOf(group));
    }
}

LayerThumbnail CanvasScene::thumbnailOf(const LayerGroup& group) const {
    const auto found = thumbnails_.find(group.tail());
    return found == thumbnails_.end() ? LayerThumbnail() : found->second;
}

void CanvasScene::setDrawing(CanvasDrawing drawing) {
    drawing_ = drawing;
    rebuild();
}

void CanvasScene::setOpened(const std::set<NodeId>& nodes) {
    if (opened_ != nodes) {
        opened_ = nodes;
        rebuild();
    }
}

const LayerGroup* CanvasScene::blockOf(NodeId node) const {
    const auto found = groupOf_.find(node);
    return found != groupOf_.end() && groups_[found->second].isBlock() ? &groups_[found->second] : nullptr;
}

std::set<NodeId> CanvasScene::unitOf(NodeId node) const {
    std::set<NodeId> nodes{node};
    if (const LayerGroup* block = blockOf(node)) {
        nodes.insert(block->host);
        nodes.insert(block->plates.begin(), block->plates.end());
        nodes.insert(block->inner.begin(), block->inner.end());
    }
    return nodes;
}

void CanvasScene::restyle() {
    for (auto& [id, item] : layers_) {
        item->remeasure();
    }
    rebuild();
    update();
}

void CanvasScene::rebuild() {
    groups_ = groupLayers(spec());
    const bool blocks = drawing_ == CanvasDrawing::Blocks;
    if (blocks) {
        groups_ = collapseBlocks(spec(), std::move(groups_), opened_);
    }
    groupOf_ = groupIndex(groups_);
    scale_ = VolumeScale::of(shapes(), blocks ? groups_.size() : shapes().size());
    syncLayers(placesFor(positions_));
    syncEdges();
    syncFreezing();
    syncCallout();
    setSelection(selection_, selectedEdges_);
}

void CanvasScene::setFreezing(const std::set<NodeId>& frozen, bool open) {
    frozen_ = frozen;
    showsFreezing_ = open;
    syncFreezing();
}

void CanvasScene::syncFreezing() {
    const std::vector<NodeId> layers = layersWithWeights(spec());
    std::set<NodeId> frozen;
    std::map<NodeId, std::vector<NodeId>> weighted;  // by host
    for (const NodeId id : layers) {
        weighted[groups_[groupOf_.at(id)].host].push_back(id);
        if (frozen_.contains(id)) frozen.insert(id);
    }
    std::vector<FreezeItem::Group> groups;
    for (const LayerGroup& group : groups_) {
        const LayerItem* item = layers_.at(group.host);
        groups.push_back({weighted[group.host], item->bodyRect(), item->labelSceneRect()});
    }
    freezing_->setContent(network_, std::move(groups), std::move(frozen), showsFreezing_);
}

Positions CanvasScene::placesFor(const Positions& positions) const {
    if (drawing_ == CanvasDrawing::Blocks) {
        return tidyPositionsForView(spec(), shapes(), groups_, room_, drawing_);
    }
    Positions places = positions;
    const bool allPlaced =
        std::ranges::all_of(groups_, [&](const LayerGroup& group) { return places.contains(group.host); });
    if (!allPlaced) {
        places.merge(tidyPositions(spec(), shapes(), tidyWidth, drawing_));
    }
    return places;
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
            const Node* node = spec().find(id);
            content.slabs.push_back({id, QString::fromStdString(node->name), familyOf(node->layer),
                                     problems_.contains(id) ? LayerState::Faulty : stateOf(shapes(), id),
                                     joinMarkOf(node->layer)});
        };
        addSlab(group.host);
        for (const NodeId plate : group.plates) {
            addSlab(plate);
        }
        content.inner = group.inner;
        if (group.isBlock()) {
            content.slabs.front().family = LayerFamily::Convolution;
        }
        const bool faultyInside = std::ranges::any_of(
            group.inner, [&](NodeId id) { return problems_.contains(id) || isFaulty(shapes(), id); });
        if (content.slabs.front().state == LayerState::Faulty || faultyInside) {
            // What stands on a layer that doesn't fit falls with it, and is drawn as one.
            for (PlateItem::Content& slab : content.slabs) {
                slab.state = LayerState::Faulty;
            }
        }
        const bool isInput = std::holds_alternative<InputSpec>(spec().find(group.host)->layer);
        content.takesInput = !isInput && !group.isBlock();
        content.body = bodyOf(spec(), shapes(), group, scale_, drawing_);
        content.label = groupLabel(spec(), group, caption_);
        content.image = isInput ? image_ : QImage();
        content.thumbnail = thumbnailOf(group);
        item->setContent(content);
        item->setPos(positions.at(group.host));
    }
    for (auto& [id, item] : layers_) {
        delete item;
    }
    layers_ = std::move(kept);
}

void CanvasScene::syncCallout() {
    // One at a time: the selected or hovered layer's, or else the first one's in the network.
    std::optional<NodeId> wanted;
    for (const LayerGroup& group : groups_) {
        std::vector<NodeId> nodes = group.inner;
        nodes.push_back(group.host);
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
        callout_->setScale(calloutScale_);
        addItem(callout_);
    }
    callout_->setContent(*wanted, QString::fromStdString(spec().find(*wanted)->name), problems_.at(*wanted));
    placeCallout();
}

void CanvasScene::setFreeArea(const QRectF& area) {
    if (freeArea_ != area) {
        freeArea_ = area;
        placeCallout();
    }
}

void CanvasScene::setZoom(qreal zoom) {
    calloutScale_ = 1 / zoom;
    if (callout_ == nullptr) return;
    callout_->setScale(calloutScale_);
    placeCallout();
}

QPointF CanvasScene::placeCalloutIn(std::optional<qreal> room, const LayerItem& item, qreal scale) {
    callout_->setRoom(room ? std::optional(*room / scale) : std::nullopt);
    // Beneath the labels of the whole row, as far as the box reaches.
    QPointF corner(item.bodyRect().left() - 10, item.labelSceneRect().bottom() + 4);
    const QSizeF box = callout_->boundingRect().size() * scale;
    if (room) {
        const qreal right = freeArea_.right() - calloutMargin - box.width();
        corner.setX(std::max(freeArea_.left() + calloutMargin, std::min(corner.x(), right)));
    }
    const QRectF reach(corner.x(), item.bodyRect().top(), box.width(),
                       corner.y() - item.bodyRect().top() + box.height());
    for (const auto& [id, other] : layers_) {
        const QRectF label = other->labelSceneRect();
        const bool inRow = std::abs(other->pos().y() - item.pos().y()) < 1;
        if (inRow && label.right() > reach.left() && label.left() < reach.right()) {
            corner.setY(std::max(corner.y(), label.bottom() + 4));
        }
    }
    return corner;
}

void CanvasScene::placeCallout() {
    const LayerItem* item = callout_ == nullptr ? nullptr : itemOf(callout_->node());
    if (item == nullptr) {
        return;
    }
    const QPointF home = placeCalloutIn(std::nullopt, *item, 1);
    calloutHome_ = callout_->boundingRect().translated(home);
    QPointF corner = placeCalloutIn(std::nullopt, *item, calloutScale_);
    callout_->setPos(corner);
    const QRectF box = callout_->sceneBoundingRect();
    const QRectF body = item->bodyRect();
    const bool inside = body.right() > freeArea_.left() && body.left() < freeArea_.right();
    const bool fits = box.left() >= freeArea_.left() && box.right() <= freeArea_.right();
    // At the layer, whose width on the screen may be less than the tip is from the edge.
    const qreal tip = corner.x() + std::min(CalloutItem::usualTip * calloutScale_, 10 + body.width() / 2);
    if (inside && !fits) {
        corner = placeCalloutIn(freeArea_.width() - 2 * calloutMargin, *item, calloutScale_);
        callout_->setPos(corner);
    }
    callout_->setTip((tip - corner.x()) / calloutScale_);
}

void CanvasScene::setSelection(const std::set<NodeId>& nodes, const std::vector<Edge>& edges) {
    const bool changed = nodes != selection_;
    selection_ = nodes;
    selectedEdges_ = edges;
    for (auto& [id, item] : layers_) {
        item->setSelection(selection_);
    }
    for (auto& [key, item] : edges_) {
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
    for (auto& [key, item] : edges_) {
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

void CanvasScene::setHotEdge(std::optional<Edge> edge) {
    for (auto& [key, item] : edges_) {
        item->setHot(edge == key.edge);
    }
}

void CanvasScene::setTakenEdge(std::optional<Edge> edge) {
    for (auto& [key, item] : edges_) {
        item->setVisible(edge != key.edge);
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
    bool moved = false;
    for (const auto& [id, position] : positions) {
        LayerItem* item = itemOf(id);
        if (item != nullptr && item->host() == id && item->pos() != position) {
            item->setPos(position);
            moved = true;
        }
    }
    if (moved) {
        routeEdges();
        syncFreezing();
        placeCallout();
    }
}

Positions CanvasScene::places() const {
    Positions places;
    for (const auto& [host, item] : layers_) {
        places[host] = item->pos();
    }
    return places;
}

}  // namespace fovea
