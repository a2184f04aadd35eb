// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/move_gesture.h"

#include <QApplication>
#include <algorithm>
#include <cmath>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/layer_item.h"

namespace fovea {
namespace {

constexpr qreal alignReach = 6;  ///< within this a moved layer takes its neighbours' line

}  // namespace

MoveGesture::MoveGesture(CanvasScene& scene, const CanvasPoint& pressed, std::optional<NodeId> clicked)
    : scene_(scene), pressed_(pressed), clicked_(clicked) {}

void MoveGesture::begin() {
    moving_ = true;
    for (const NodeId id : scene_.selection()) {
        if (const LayerItem* item = scene_.itemOf(id)) {
            start_[item->host()] = item->pos();
        }
    }
}

void MoveGesture::move(const CanvasPoint& to) {
    if (!moving_) {
        if ((to.view - pressed_.view).manhattanLength() < QApplication::startDragDistance()) {
            return;
        }
        begin();
    }
    QPointF by = to.scene - pressed_.scene;
    if (start_.size() == 1) {
        // Onto the line of a layer that stays, so that the edge between them is straight.
        const qreal y = start_.begin()->second.y() + by.y();
        for (const Node& node : scene_.spec().nodes) {
            const LayerItem* item = scene_.itemOf(node.id);
            if (item != nullptr && !start_.contains(item->host()) && std::abs(item->pos().y() - y) < alignReach) {
                by.setY(item->pos().y() - start_.begin()->second.y());
                break;
            }
        }
    }
    Positions positions;
    for (const auto& [host, start] : start_) {
        positions[host] = QPointF(std::round(start.x() + by.x()), std::round(start.y() + by.y()));
    }
    scene_.moveGroups(positions);
}

CanvasRequest MoveGesture::finish(const CanvasPoint&) {
    if (!moving_) {
        return clicked_ ? CanvasRequest(SelectLayer{*clicked_}) : CanvasRequest();
    }
    MoveLayers moved;
    for (const auto& [host, start] : start_) {
        const LayerItem* item = scene_.itemOf(host);
        if (item != nullptr && item->pos() != start) {
            for (const auto& slab : item->content().slabs) {
                moved.positions[slab.node] = item->pos();
            }
        }
    }
    return moved.positions.empty() ? CanvasRequest() : CanvasRequest(std::move(moved));
}

void MoveGesture::cancel() {
    if (moving_) {
        scene_.moveGroups(start_);
    }
}

bool MoveGesture::fits(const NetworkSpec& spec) const {
    return std::ranges::all_of(start_, [&](const auto& place) { return spec.find(place.first) != nullptr; });
}

}  // namespace fovea
