// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edge_routing.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

constexpr qreal lift = 5;        ///< of a text above its line
constexpr qreal stub = 20;       ///< from a port to the first corner of a branching edge
constexpr qreal skipClear = 22;  ///< of a skip above what it passes
constexpr qreal skipStep = 20;   ///< between skips one above the other

QPointF outPort(const RoutingBox& box) { return {box.body.right(), box.centre.y()}; }

QPointF inPort(const RoutingBox& box) { return {box.body.left(), box.centre.y()}; }

bool sameRow(const RoutingBox& a, const RoutingBox& b) { return std::abs(a.centre.y() - b.centre.y()) < 1; }

/// Routes one edge after the other and knows what the others need.
class Router {
public:
    Router(const std::vector<RoutingBox>& boxes, const std::vector<EdgeRequest>& edges, qreal labelWidth)
        : boxes_(boxes), edges_(edges), labelWidth_(labelWidth) {}

    EdgeRoute route(std::size_t i) const {
        const RoutingBox& a = boxes_[edges_[i].from];
        const RoutingBox& b = boxes_[edges_[i].to];
        const bool onward = inPort(b).x() > outPort(a).x() + 4;
        if (!onward) {
            return around(a, b);
        }
        if (isSkip(edges_[i])) {
            return above(i, a, b);
        }
        if (sameRow(a, b)) {
            const QPointF clear(leavesBySkip(edges_[i].from) ? stub : 0, 0);  // the text stands behind the branch
            return {{outPort(a), inPort(b)}, {middle(outPort(a) + clear, inPort(b))}, false};
        }
        if (b.isJoin) {
            return intoJoin(a, b);
        }
        return stepped(a, b);
    }

private:
    static QPointF middle(const QPointF& a, const QPointF& b) { return (a + b) / 2 - QPointF(0, lift); }

    bool blocked(const QPointF& a, const QPointF& b) const {
        return std::any_of(boxes_.begin(), boxes_.end(), [&](const RoutingBox& box) {
            return box.body.left() > a.x() - 1 && box.body.right() < b.x() + 1 && box.body.top() < a.y() &&
                   box.body.bottom() > a.y();
        });
    }

    bool isSkip(const EdgeRequest& edge) const {
        const RoutingBox& a = boxes_[edge.from];
        const RoutingBox& b = boxes_[edge.to];
        return sameRow(a, b) && inPort(b).x() > outPort(a).x() && blocked(outPort(a), inPort(b));
    }

    bool leavesBySkip(std::size_t from) const {
        return std::any_of(edges_.begin(), edges_.end(),
                           [&](const EdgeRequest& edge) { return edge.from == from && isSkip(edge); });
    }

    /// How many skips lie within this one and push it up.
    int nested(std::size_t i) const {
        const qreal left = outPort(boxes_[edges_[i].from]).x();
        const qreal right = boxes_[edges_[i].to].centre.x();
        int count = 0;
        for (std::size_t k = 0; k < edges_.size(); ++k) {
            if (k == i || !isSkip(edges_[k]) || !sameRow(boxes_[edges_[k].from], boxes_[edges_[i].from])) {
                continue;
            }
            const qreal l = outPort(boxes_[edges_[k].from]).x();
            const qreal r = boxes_[edges_[k].to].centre.x();
            const bool overlaps = l < right - 1 && r > left + 1;
            const bool smaller = r - l < right - left - 1 || (std::abs((r - l) - (right - left)) <= 1 && k < i);
            count += overlaps && smaller ? 1 : 0;
        }
        return count;
    }

    EdgeRoute above(std::size_t i, const RoutingBox& a, const RoutingBox& b) const {
        const QPointF start = outPort(a);
        const qreal end = b.isJoin ? b.centre.x() : inPort(b).x() - stub;
        qreal top = std::min(a.centre.y(), b.body.top());
        for (const RoutingBox& box : boxes_) {
            const bool between = box.body.right() > start.x() && box.body.left() < end;
            if (between && box.body.top() < a.centre.y() && box.body.bottom() > a.centre.y()) {
                top = std::min(top, box.body.top());
            }
        }
        top -= skipClear + skipStep * nested(i);
        const qreal x = start.x() + stub;
        EdgeRoute route{{start, {x, start.y()}, {x, top}, {end, top}}, {{(x + end) / 2, top}}, true};
        if (b.isJoin) {
            route.corners.push_back({end, b.body.top()});
        } else {
            route.corners.push_back({end, inPort(b).y()});
            route.corners.push_back(inPort(b));
        }
        return route;
    }

    /// From another lane into a join's top or bottom.
    EdgeRoute intoJoin(const RoutingBox& a, const RoutingBox& b) const {
        const QPointF start = outPort(a);
        const bool fromBelow = a.centre.y() > b.centre.y();
        const QPointF corner(b.centre.x(), start.y());
        const QPointF end(b.centre.x(), fromBelow ? b.body.bottom() : b.body.top());
        return {{start, corner, end}, {middle(start, corner)}, false};
    }

    EdgeRoute stepped(const RoutingBox& a, const RoutingBox& b) const {
        const QPointF start = outPort(a);
        const QPointF end = inPort(b);
        const qreal x = std::min(start.x() + stub, (start.x() + end.x()) / 2);
        return {{start, {x, start.y()}, {x, end.y()}, end}, {middle({x, end.y()}, end)}, false};
    }

    /// Back to the left: out to the right, down (or up) between the rows, and in from the left.
    EdgeRoute around(const RoutingBox& a, const RoutingBox& b) const {
        const QPointF start = outPort(a);
        const QPointF end = inPort(b);
        const qreal right = start.x() + labelWidth_ + 24;
        const qreal left = end.x() - labelWidth_ - 24;
        const qreal y = sameRow(a, b) ? std::max(a.label.bottom(), b.label.bottom()) + 16 : corridor(a, b);
        return {{start, {right, start.y()}, {right, y}, {left, y}, {left, end.y()}, end},
                {middle(start, {right, start.y()}), middle({left, end.y()}, end)},
                false};
    }

    /// The height between two rows at which an edge can run.
    qreal corridor(const RoutingBox& a, const RoutingBox& b) const {
        const RoutingBox& upper = a.centre.y() < b.centre.y() ? a : b;
        const RoutingBox& lower = a.centre.y() < b.centre.y() ? b : a;
        qreal bottom = upper.label.bottom();
        qreal top = lower.body.top();
        bool skips = false;
        for (const RoutingBox& box : boxes_) {
            if (sameRow(box, lower)) {
                top = std::min(top, box.body.top());
            } else if (box.centre.y() > upper.centre.y() - 1 && box.centre.y() < lower.centre.y()) {
                bottom = std::max(bottom, box.label.bottom());
            }
        }
        for (const EdgeRequest& edge : edges_) {
            skips = skips || (isSkip(edge) && sameRow(boxes_[edge.from], lower));
        }
        if (skips) {
            top -= skipClear + skipStep / 2;
        }
        return top > bottom ? std::max((top + bottom) / 2, top - 28) : (top + bottom) / 2;
    }

    const std::vector<RoutingBox>& boxes_;
    const std::vector<EdgeRequest>& edges_;
    qreal labelWidth_;
};

}  // namespace

QPainterPath EdgeRoute::path(qreal radius) const {
    QPainterPath path;
    if (corners.empty()) {
        return path;
    }
    path.moveTo(corners.front());
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const QLineF in(corners[i], corners[i - 1]);
        const QLineF out(corners[i], corners[i + 1]);
        const qreal r = std::min({radius, in.length() / 2, out.length() / 2});
        if (r < 0.5) {
            path.lineTo(corners[i]);
            continue;
        }
        path.lineTo(in.pointAt(r / in.length()));
        path.quadTo(corners[i], out.pointAt(r / out.length()));
    }
    path.lineTo(corners.back());
    return path;
}

std::vector<EdgeRoute> edgeRoutes(const std::vector<RoutingBox>& boxes, const std::vector<EdgeRequest>& edges,
                                  qreal labelWidth) {
    const Router router(boxes, edges, labelWidth);
    std::vector<EdgeRoute> routes;
    routes.reserve(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        routes.push_back(router.route(i));
    }
    return routes;
}

}  // namespace fovea
