// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/plate_item.h"

#include <QPainter>

#include "widgets/style/theme.h"

namespace fovea {

void PlateItem::setContent(const Content& content, const Body& body, const QImage& image) {
    if (content == content_ && body == body_ && image == picture_.image) {
        return;
    }
    prepareGeometryChange();
    content_ = content;
    body_ = body;
    picture_ = {image};
    setToolTip(slab_ > 0 ? content.name : QString());
    update();
}

void PlateItem::setHovered(bool hovered) {
    if (hovered_ != hovered) {
        hovered_ = hovered;
        update();
    }
}

void PlateItem::setRinged(bool ringed) {
    if (ringed_ != ringed) {
        ringed_ = ringed;
        update();
    }
}

QRectF PlateItem::boundingRect() const { return body_.outline(slab_).boundingRect().adjusted(-3, -3, 3, 3); }

QPainterPath PlateItem::shape() const {
    QPainterPath path;
    if (slab_ > 0 && body_.kind == BodyKind::Volume) {
        // The large face is the volume's, whose name stands beneath it; of a plate there are its edges.
        path.addPolygon(body_.front(slab_));
        path.closeSubpath();
        path.addPolygon(body_.top(slab_));
    } else {
        path.addPolygon(body_.outline(slab_));
    }
    path.closeSubpath();
    return path;
}

void PlateItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const SlabColors colors = slabColors(content_.family, content_.state, slab_ > 0, hovered_);
    if (body_.kind == BodyKind::Join) {
        paintJoin(*painter, body_, colors, content_.mark);
    } else {
        paintSlab(*painter, body_, slab_, colors, picture_);
        if (body_.kind == BodyKind::Block && slab_ == 0) {
            paintBlockGlyph(*painter, body_, content_.family, colors.line, !picture_.image.isNull());
        }
    }
    if (ringed_) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(Theme::instance().colors().accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
        painter->drawPolygon(body_.outline(slab_));
    }
}

}  // namespace fovea
