// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <optional>
#include <vector>

namespace fovea {

/// A group as what edges go around and as an end of them, in scene coordinates.
struct RoutingBox {
    QPointF centre;
    QRectF body;
    QRectF label;
    bool isJoin = false;  ///< takes edges from above and below as well
};

/// An edge's way: corners from end to end, and where its text stands.
struct EdgeRoute {
    std::vector<QPointF> corners;
    std::vector<QPointF> labels;  ///< centre of the text's lower edge; on the line itself for skips
    bool isSkip = false;
    friend bool operator==(const EdgeRoute&, const EdgeRoute&) = default;

    QPainterPath path(qreal radius = 8) const;
};

struct EdgeRequest {
    std::size_t from = 0, to = 0;  ///< into the boxes
};

/// Right-angled ways for all edges: straight where nothing is between, above where layers of the
/// same row are skipped, around the row's end where the next row goes on.
std::vector<EdgeRoute> edgeRoutes(const std::vector<RoutingBox>& boxes, const std::vector<EdgeRequest>& edges,
                                  qreal labelWidth);

}  // namespace fovea
