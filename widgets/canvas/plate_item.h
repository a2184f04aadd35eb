// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

#include "widgets/canvas/layer_paint.h"

namespace fovea {

/// One slab of a group: the host's own volume (slab 0) or a plate on it. Child of a LayerItem.
class PlateItem : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };
    struct Content {
        NodeId node;
        QString name;
        LayerFamily family{};
        LayerState state{};
        JoinMark mark = JoinMark::Sum;
        friend bool operator==(const Content&, const Content&) = default;
    };

    PlateItem(int slab, QGraphicsItem* parent) : QGraphicsItem(parent), slab_(slab) {}

    void setContent(const Content& content, const Body& body, const QImage& image);
    void setHovered(bool hovered);
    /// A ring of its own; the host's ring is the group's.
    void setRinged(bool ringed);
    NodeId node() const { return content_.node; }

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    int slab_ = 0;
    Content content_;
    Body body_;
    SlabPicture picture_;
    bool hovered_ = false;
    bool ringed_ = false;
};

}  // namespace fovea
