// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/ghost_item.h"

#include <QFontMetricsF>
#include <QPainter>

#include "widgets/canvas/layer_text.h"
#include "widgets/style/theme.h"

namespace fovea {

GhostItem::GhostItem() {
    setZValue(10);
    setVisible(false);
    setAcceptedMouseButtons(Qt::NoButton);
}

void GhostItem::showLayer(const LayerSpec& layer, const Body& body, const QPointF& centre, const QString& result,
                          bool fits) {
    prepareGeometryChange();
    layer_ = layer;
    body_ = body;
    centre_ = centre;
    edge_ = {};
    lead_ = {};
    result_ = result;
    fits_ = fits;
    remeasure();
    setVisible(true);
}

void GhostItem::showEdge(const QPainterPath& edge, const QPointF& tip, const QString& result, bool fits) {
    prepareGeometryChange();
    layer_.reset();
    edge_ = edge;
    lead_ = {};
    centre_ = tip;
    result_ = result;
    fits_ = fits;
    remeasure();
    setVisible(true);
}

void GhostItem::setLead(const QPainterPath& lead) {
    prepareGeometryChange();
    lead_ = lead;
    remeasure();
}

void GhostItem::clear() {
    setVisible(false);
    layer_.reset();
}

void GhostItem::remeasure() {
    const qreal type = Theme::instance().type().body;
    bounds_ = QRectF(centre_ - QPointF(16 * type, 3 * type), QSizeF(32 * type, 6 * type));
    if (layer_) {
        bounds_ |= body_.rect().translated(centre_).adjusted(-20, -20, 20, 4 * type);
    }
    bounds_ |= edge_.boundingRect().adjusted(-8, -8, 8, 8);
    bounds_ |= lead_.boundingRect().adjusted(-8, -8, 8, 8);
    update();
}

void GhostItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    QPen pen(fits_ ? colors.accent : colors.error, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (!lead_.isEmpty()) {
        pen.setStyle(Qt::DashLine);
        painter->setPen(pen);
        painter->drawPath(lead_);
    }
    QPointF text = centre_ + QPointF(14, -14);
    if (layer_) {
        const LayerFamily family = familyOf(*layer_);
        const SlabColors slab = slabColors(family, LayerState::Sound, false, false);
        painter->save();
        painter->translate(centre_);
        painter->setOpacity(0.6);
        if (body_.kind == BodyKind::Join) {
            paintJoin(*painter, body_, slab, joinMarkOf(*layer_));
        } else {
            paintSlab(*painter, body_, 0, slab);
            if (body_.kind == BodyKind::Block) {
                paintBlockGlyph(*painter, body_, family, slab.line);
            }
        }
        painter->restore();
        const QRectF body = body_.rect().translated(centre_);
        const QFont font = theme.font(theme.type().body, true);
        painter->setFont(font);
        painter->setPen(colors.text);
        painter->drawText(QRectF(body.left(), body.bottom() + 8, 400, 40), Qt::AlignLeft | Qt::AlignTop,
                          layerTitle(*layer_));
        text = QPointF(body.left(), body.top() - 8);
    } else {
        pen.setStyle(Qt::SolidLine);
        pen.setWidthF(2.5);
        painter->setPen(pen);
        painter->drawPath(edge_);
    }
    if (!result_.isEmpty()) {
        const QFont font = theme.font(theme.type().body, true);
        const QFontMetricsF metrics(font);
        const QRectF box(text.x(), text.y() - metrics.height() - 4, metrics.horizontalAdvance(result_) + 16,
                         metrics.height() + 6);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fits_ ? colors.accentSoft : colors.errorSoft);
        painter->drawRoundedRect(box, 6, 6);
        painter->setPen(fits_ ? colors.accent : colors.error);
        painter->setFont(font);
        painter->drawText(box, Qt::AlignCenter, result_);
    }
}

}  // namespace fovea
