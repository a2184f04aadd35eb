// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPainterPath>
#include <optional>

#include "widgets/canvas/layer_paint.h"

namespace fovea {

/// What would come of the gesture under way: the dragged layer's block, or the edge being drawn,
/// with the shape that would result.
class GhostItem : public QGraphicsItem {
public:
    enum { Type = UserType + 5 };
    GhostItem();

    void showLayer(const LayerSpec& layer, const Body& body, const QPointF& centre, const QString& result, bool fits);
    /// An edge, and what would flow through it; `result` stands beside the end that moves.
    void showEdge(const QPainterPath& edge, const QPointF& tip, const QString& result, bool fits);
    /// The dashed edge that a dropped layer would get.
    void setLead(const QPainterPath& lead);
    void clear();
    bool isShown() const { return isVisible(); }

    int type() const override { return Type; }
    QRectF boundingRect() const override { return bounds_; }
    QPainterPath shape() const override { return {}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void remeasure();

    std::optional<LayerSpec> layer_;
    Body body_;
    QPointF centre_;
    QPainterPath edge_;
    QPainterPath lead_;
    QString result_;
    bool fits_ = true;
    QRectF bounds_;
};

}  // namespace fovea
