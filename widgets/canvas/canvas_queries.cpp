// SPDX-License-Identifier: GPL-3.0-or-later
// What CanvasScene answers about places and edges; canvas_scene.cpp keeps the items in step.
#include <QLineF>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "widgets/canvas/callout_item.h"
#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/freeze_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/edge_item.h"

namespace fovea {

namespace {

constexpr qreal portReach = 9;
constexpr qreal edgeReach = 7;
constexpr qreal openEndReach = 300;

bool near(const QPointF& a, const QPointF& b, qreal reach) { return QLineF(a, b).length() <= reach; }

qreal distanceTo(const QPointF& a, const QPointF& b, const QPointF& p) {
    const QPointF along = b - a;
    const qreal length = QPointF::dotProduct(along, along);
    const qreal t = length > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / length, 0.0, 1.0) : 0.0;
    return QLineF(a + t * along, p).length();
}

qreal distanceTo(const EdgeItem& edge, const QPointF& p) {
    const auto& c = edge.content().route.corners;
    qreal nearest = std::numeric_limits<qreal>::max();
    for (std::size_t i = 0; i + 1 < c.size(); ++i) {
        nearest = std::min(nearest, distanceTo(c[i], c[i + 1], p));
    }
    return nearest;
}

constexpr qreal gripReach = 11;

/// Everything that `start` leads to, or where `upwards`, that leads to it; itself included.
std::set<NodeId> reachable(const NetworkSpec& spec, NodeId start, bool upwards) {
    std::multimap<NodeId, NodeId> next;
    for (const Edge& edge : spec.edges) {
        upwards ? next.emplace(edge.to, edge.from) : next.emplace(edge.from, edge.to);
    }
    std::set<NodeId> found{start};
    std::vector<NodeId> open{start};
    while (!open.empty()) {
        const auto [begin, end] = next.equal_range(open.back());
        open.pop_back();
        for (auto at = begin; at != end; ++at) {
            if (found.insert(at->second).second) {
                open.push_back(at->second);
            }
        }
    }
    return found;
}

/// Whether `to` has room for an edge from `from`.
bool hasRoom(const NetworkSpec& spec, NodeId from, const Node& to) {
    const auto inputs = spec.inputsOf(to.id);
    const int most = largestInputs(to.layer);
    const bool room = most == 1 || static_cast<int>(inputs.size()) < most;  // the one input is replaced
    return room && std::find(inputs.begin(), inputs.end(), from) == inputs.end();
}

NetworkSpec specWithout(NetworkSpec spec, const std::optional<Edge>& edge) {
    if (edge) {
        std::erase(spec.edges, *edge);
    }
    return spec;
}

}  // namespace

LayerItem* CanvasScene::itemOf(NodeId node) const {
    const auto group = groupOf_.find(node);
    if (group == groupOf_.end()) {
        return nullptr;
    }
    const auto item = layers_.find(groups_[group->second].host);
    return item == layers_.end() ? nullptr : item->second;
}

EdgeItem* CanvasScene::edgeOf(const Edge& edge) const {
    const auto found = edges_.find({edge, 0});
    return found == edges_.end() ? nullptr : found->second;
}

CanvasHit CanvasScene::hit(const QPointF& position) const {
    CanvasHit result;
    if (callout_ != nullptr) {
        result.fix = callout_->fixAt(position);
        if (result.fix || callout_->sceneBoundingRect().adjusted(0, 12 * calloutScale_, 0, 0).contains(position)) {
            return result;
        }
    }
    result.lock = freezing_->lockAt(position);
    result.freezeLine = !result.lock && freezing_->isLineAt(position);
    if (result.lock || result.freezeLine) {
        return result;
    }
    for (const auto& [host, item] : layers_) {
        if (!item->showsPorts()) {
            continue;
        }
        if (near(item->outputPort(), position, portReach)) {
            result.outputPort = item->tail();
            return result;
        }
        if (item->content().takesInput && near(item->inputPort(), position, portReach)) {
            result.inputPort = item->host();
            return result;
        }
    }
    for (const QGraphicsItem* item : items(position, Qt::IntersectsItemShape, Qt::DescendingOrder)) {
        if (const auto* plate = qgraphicsitem_cast<const PlateItem*>(item)) {
            result.node = plate->node();
            return result;
        }
        if (const auto* layer = qgraphicsitem_cast<const LayerItem*>(item)) {
            result.node = layer->host();
            return result;
        }
    }
    result.edgeEnd = edgeEndAt(position);
    result.edge = result.edgeEnd ? result.edgeEnd->edge : edgeNear(position, edgeReach);
    return result;
}

std::optional<EdgeEnd> CanvasScene::edgeEndAt(const QPointF& position) const {
    std::optional<EdgeEnd> best;
    for (const auto& [key, item] : edges_) {
        if (bundles_.contains(key.edge)) {
            continue;
        }
        const bool selected = std::ranges::find(selectedEdges_, key.edge) != selectedEdges_.end();
        for (const bool entering : {true, false}) {
            // Where several leave together, the selected one is meant.
            if (near(item->grip(entering), position, gripReach) && (!best || selected)) {
                best = EdgeEnd{key.edge, entering};
            }
        }
    }
    return best;
}

std::vector<Minimap::Part> CanvasScene::minimapParts() const {
    std::vector<Minimap::Part> parts;
    for (const LayerGroup& group : groups_) {
        const LayerItem* item = layers_.at(group.host);
        parts.push_back({item->bodyRect(), item->content().slabs.front().family, item->isFaulty()});
    }
    return parts;
}

std::optional<Edge> CanvasScene::edgeNear(const QPointF& position, qreal distance) const {
    std::optional<Edge> best;
    for (const auto& [key, item] : edges_) {
        const qreal d = distanceTo(*item, position);
        if (d <= distance && !bundles_.contains(key.edge)) {
            best = key.edge;
            distance = d;
        }
    }
    return best;
}

std::set<NodeId> CanvasScene::nodesIn(const QRectF& rect) const {
    std::set<NodeId> nodes;
    for (const auto& [host, item] : layers_) {
        if (rect.intersects(item->bodyRect())) {
            for (const auto& slab : item->content().slabs) {
                nodes.insert(slab.node);
            }
            nodes.insert(item->content().inner.begin(), item->content().inner.end());
        }
    }
    return nodes;
}

QRectF CanvasScene::contentRect() const {
    QRectF rect;
    for (const auto& [host, item] : layers_) {
        rect |= item->mapRectToScene(item->boundingRect());
    }
    for (const auto& [key, item] : edges_) {
        rect |= item->boundingRect();
    }
    if (output_ != nullptr) {
        rect |= output_->boundingRect();
    }
    if (callout_ != nullptr) {
        rect |= calloutHome_;
    }
    return rect | freezing_->boundingRect();
}

std::set<NodeId> CanvasScene::legalTargets(NodeId from, const std::optional<Edge>& without) const {
    const NetworkSpec rest = specWithout(spec(), without);
    const std::set<NodeId> before = reachable(rest, from, true);
    std::set<NodeId> legal;
    for (const Node& node : rest.nodes) {
        if (!before.contains(node.id) && hasRoom(rest, from, node)) {
            legal.insert(node.id);
        }
    }
    return legal;
}

std::set<NodeId> CanvasScene::legalSources(NodeId to, const std::optional<Edge>& without) const {
    const NetworkSpec rest = specWithout(spec(), without);
    std::set<NodeId> legal;
    const Node* target = rest.find(to);
    const std::set<NodeId> behind = reachable(rest, to, false);
    for (const Node& node : rest.nodes) {
        if (target != nullptr && !behind.contains(node.id) && hasRoom(rest, node.id, *target)) {
            legal.insert(node.id);
        }
    }
    return legal;
}

std::optional<NodeId> CanvasScene::openEndNear(const QPointF& position) const {
    std::optional<NodeId> best;
    qreal nearest = openEndReach;
    for (const auto& [host, item] : layers_) {
        const QPointF port = item->outputPort();
        const bool isOver = item->bodyRect().contains(position);
        const bool isOpen = spec().consumersOf(item->tail()).empty();
        const bool isBeside = port.x() < position.x() + 20 && std::abs(port.y() - position.y()) < 130;
        const qreal distance = QLineF(port, position).length();
        if (isOpen && (isOver || isBeside) && distance < nearest) {
            best = item->tail();
            nearest = distance;
        }
    }
    return best;
}

}  // namespace fovea
