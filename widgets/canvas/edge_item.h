// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QString>

#include "core/network/network_spec.h"
#include "widgets/canvas/edge_routing.h"

namespace fovea {

/// A connection with the shape that flows through it; also the arrow behind the last layer.
class EdgeItem : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };
    enum class State { Sound, Broken, Unknown };
    struct Content {
        EdgeRoute route;
        QString text;
        State state = State::Sound;
        bool isOutput = false;  ///< leads out of the network
        friend bool operator==(const Content&, const Content&) = default;
    };

    explicit EdgeItem(Edge edge) : edge_(edge) { setZValue(1); }

    Edge edge() const { return edge_; }
    void setContent(const Content& content);
    const Content& content() const { return content_; }
    void setSelected(bool selected);
    void setHovered(bool hovered);
    /// A dragged layer would be put in here.
    void setHot(bool hot);
    /// A point on the edge that no layer covers.
    QPointF handle() const;
    /// Where it is taken by its end: a little off the layer that it enters, or leaves.
    QPointF grip(bool entering) const;

    int type() const override { return Type; }
    QRectF boundingRect() const override { return bounds_; }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QColor color() const;
    void paintLabels(QPainter& painter) const;
    void paintHead(QPainter& painter) const;
    void paintGrips(QPainter& painter) const;

    Edge edge_;
    Content content_;
    QPainterPath path_;
    QRectF bounds_;
    bool selected_ = false;
    bool hovered_ = false;
    bool hot_ = false;
};

}  // namespace fovea
