// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <set>
#include <vector>

#include "widgets/canvas/layer_thumbnail.h"
#include "widgets/canvas/plate_item.h"

namespace fovea {

/// A layer with its plates, its name, its ring and its ports. It shows; gestures are the canvas's.
class LayerItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };
    enum class Target { None, Legal, Hot };  ///< while an edge is being drawn
    struct Content {
        std::vector<PlateItem::Content> slabs;  ///< the host, then its plates
        std::vector<NodeId> inner = {};  ///< the other layers of a block, which nothing is drawn for
        Body body;
        GroupLabel label;
        QImage image;              ///< the picture itself, on an input
        LayerThumbnail thumbnail = {};  ///< of what its last slab gives
        bool takesInput = true;
        friend bool operator==(const Content&, const Content&) = default;
    };

    LayerItem() = default;

    void setContent(const Content& content);
    void setThumbnail(const LayerThumbnail& thumbnail);
    const Content& content() const { return content_; }
    /// After a change of type sizes.
    void remeasure();
    /// Shows what of `nodes` belongs to this group.
    void setSelection(const std::set<NodeId>& nodes);
    void setHovered(std::optional<NodeId> node);
    void setTarget(Target target);

    NodeId host() const { return content_.slabs.front().node; }
    NodeId tail() const { return content_.slabs.back().node; }
    bool holds(NodeId node) const;
    bool isFaulty() const;

    /// In scene coordinates.
    QRectF bodyRect() const { return content_.body.rect().translated(pos()); }
    QRectF labelSceneRect() const { return label_.translated(pos()); }
    QPointF inputPort() const;
    QPointF outputPort() const;
    bool showsPorts() const { return selected_ || hovered_ || target_ != Target::None; }
    /// Where slab of `node` lies; the middle of what is seen of it.
    QPointF slabPoint(NodeId node) const;
    /// The middle of the large face, which the last plate is drawn with.
    QPointF facePoint() const;
    /// Where the host's name is written.
    QRectF nameRect() const;

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF ring() const;
    QImage imageOn(std::size_t slab) const;
    void paintLabel(QPainter& painter) const;

    Content content_;
    std::vector<PlateItem*> slabs_;
    QRectF label_;
    bool selected_ = false;
    bool hostSelected_ = false;
    bool hovered_ = false;
    Target target_ = Target::None;
};

}  // namespace fovea
