// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/alignment.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fovea {
namespace {

using Bodies = std::map<NodeId, QRectF>;

Positions centresOf(const Bodies& bodies) {
    Positions places;
    for (const auto& [node, body] : bodies) places[node] = body.center();
    return places;
}

/// Along one axis: `start` and `length` of a body there, and a way to set its centre.
template <class Start, class Length, class Set>
void distribute(const Bodies& bodies, Positions& places, Start start, Length length, Set setCentre) {
    if (bodies.size() < 3) return;
    std::vector<std::pair<NodeId, QRectF>> order(bodies.begin(), bodies.end());
    std::ranges::stable_sort(order, {}, [&](const auto& entry) { return start(entry.second) + length(entry.second) / 2; });
    const qreal from = start(order.front().second);
    const qreal to = start(order.back().second) + length(order.back().second);
    qreal taken = 0;
    for (const auto& [node, body] : order) taken += length(body);
    const qreal gap = (to - from - taken) / static_cast<qreal>(order.size() - 1);
    qreal at = from;
    for (const auto& [node, body] : order) {
        setCentre(places[node], at + length(body) / 2);
        at += length(body) + gap;
    }
}

}  // namespace

Positions aligned(const std::map<NodeId, QRectF>& bodies, Alignment alignment) {
    Positions places = centresOf(bodies);
    if (bodies.size() < 2) return places;
    QPointF mean;
    qreal left = bodies.begin()->second.left();
    qreal top = bodies.begin()->second.top();
    for (const auto& [node, body] : bodies) {
        mean += body.center() / static_cast<qreal>(bodies.size());
        left = std::min(left, body.left());
        top = std::min(top, body.top());
    }
    for (auto& [node, place] : places) {
        const QRectF& body = bodies.at(node);
        switch (alignment) {
            case Alignment::LeftEdges: place.setX(left + body.width() / 2); break;
            case Alignment::CentresInColumn: place.setX(mean.x()); break;
            case Alignment::TopEdges: place.setY(top + body.height() / 2); break;
            case Alignment::CentresInRow: place.setY(mean.y()); break;
            case Alignment::DistributeAcross:
            case Alignment::DistributeDown: break;
        }
    }
    if (alignment == Alignment::DistributeAcross) {
        distribute(
            bodies, places, [](const QRectF& body) { return body.left(); },
            [](const QRectF& body) { return body.width(); }, [](QPointF& place, qreal x) { place.setX(x); });
    } else if (alignment == Alignment::DistributeDown) {
        distribute(
            bodies, places, [](const QRectF& body) { return body.top(); },
            [](const QRectF& body) { return body.height(); }, [](QPointF& place, qreal y) { place.setY(y); });
    }
    for (auto& [node, place] : places) place = QPointF(std::round(place.x()), std::round(place.y()));
    return places;
}

}  // namespace fovea
