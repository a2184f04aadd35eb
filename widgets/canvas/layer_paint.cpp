// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QTransform>

#include "widgets/canvas/layer_text.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

void paintFace(QPainter& painter, const QPolygonF& face, const QColor& fill, const SlabColors& colors) {
    painter.setBrush(fill);
    painter.drawPolygon(face);
    if (colors.hatched) {
        QColor hatch = colors.line;
        hatch.setAlphaF(0.45F);
        painter.save();
        QPainterPath clip;
        clip.addPolygon(face);
        clip.closeSubpath();
        painter.setClipPath(clip, Qt::IntersectClip);
        painter.setPen(QPen(hatch, 1));
        const QRectF r = face.boundingRect();
        for (qreal x = r.left() - r.height(); x < r.right(); x += 7) {
            painter.drawLine(QPointF(x, r.bottom()), QPointF(x + r.height(), r.top()));
        }
        painter.restore();
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(face);
    }
}

void paintColumn(QPainter& painter, const Body& body, int slab, const SlabColors& colors) {
    const QRectF r = body.rect();
    const qreal size = slab == 0 ? body.thickness : 8;
    const qreal x = body.slabLeft(slab) + body.slabThickness(slab) / 2;
    const int places = body.circles + (body.shortened ? 1 : 0);
    const qreal pitch = body.height / places;
    const int gapAt = body.shortened ? body.circles / 2 : -1;
    for (int i = 0; i < places; ++i) {
        const QPointF centre(x, r.top() + (i + 0.5) * pitch);
        if (i == gapAt) {
            painter.save();
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.line);
            for (const qreal dy : {-4.0, 0.0, 4.0}) {
                painter.drawEllipse(centre + QPointF(0, dy), 1, 1);
            }
            painter.restore();
            continue;
        }
        painter.setBrush(colors.top);
        painter.drawEllipse(centre, size / 2, size / 2);
    }
}

/// `color` moved towards `towards` by `share` of the way.
QColor mixed(const QColor& color, const QColor& towards, qreal share) {
    const auto blend = [share](int from, int to) { return qRound(from + share * (to - from)); };
    return QColor(blend(color.red(), towards.red()), blend(color.green(), towards.green()),
                  blend(color.blue(), towards.blue()));
}

}  // namespace

SlabColors slabColors(LayerFamily family, LayerState state, bool isPlate, bool hovered) {
    const ThemeColors& theme = Theme::instance().colors();
    SlabColors colors;
    switch (state) {
        case LayerState::Sound: {
            const QColor base = Theme::instance().familyColor(family);
            const qreal soft = hovered ? 0.12 : 0;
            colors.line = base;
            colors.front = mixed(base, theme.canvas, (isPlate ? 0.06 : 0.38) - soft / 2);
            colors.top = mixed(base, theme.canvas, 0.70 - soft);
            colors.side = mixed(base, theme.canvas, 0.85 - soft);
            break;
        }
        case LayerState::Faulty:
            colors.line = theme.error;
            colors.front = colors.top = colors.side = theme.errorSoft;
            colors.hatched = true;
            break;
        case LayerState::Unknown:
            colors.line = theme.controlBorder;
            colors.front = colors.top = colors.side = hovered ? theme.gridDot : theme.sunken;
            colors.dashed = true;
            break;
    }
    return colors;
}

void paintSlab(QPainter& painter, const Body& body, int slab, const SlabColors& colors, const QImage& image) {
    QPen pen(colors.line, 1.3);
    pen.setJoinStyle(Qt::RoundJoin);
    if (colors.dashed) {
        pen.setDashPattern({3, 3});
    }
    painter.setPen(pen);
    switch (body.kind) {
        case BodyKind::Volume:
            paintFace(painter, body.side(slab), colors.side, colors);
            if (!image.isNull()) {
                const QPolygonF side = body.side(slab);
                painter.save();
                painter.setTransform(QTransform(body.depth.x() / image.width(), body.depth.y() / image.width(), 0,
                                                body.height / image.height(), side[0].x(), side[0].y()),
                                     true);
                painter.drawImage(QPointF(0, 0), image);
                painter.restore();
                painter.setBrush(Qt::NoBrush);
                painter.drawPolygon(side);
            }
            paintFace(painter, body.top(slab), colors.top, colors);
            paintFace(painter, body.front(slab), colors.front, colors);
            break;
        case BodyKind::Column: paintColumn(painter, body, slab, colors); break;
        case BodyKind::Block:
            painter.setBrush(slab == 0 ? colors.side : colors.front);
            painter.drawRoundedRect(body.front(slab).boundingRect(), slab == 0 ? 6 : 2, slab == 0 ? 6 : 2);
            break;
        case BodyKind::Join: paintJoin(painter, body, colors, JoinMark::Sum); break;
    }
}

JoinMark joinMarkOf(const LayerSpec& layer) {
    if (std::holds_alternative<ConcatSpec>(layer)) return JoinMark::Bars;
    return std::holds_alternative<MultiplySpec>(layer) ? JoinMark::Product : JoinMark::Sum;
}

void paintJoin(QPainter& painter, const Body& body, const SlabColors& colors, JoinMark mark) {
    painter.setPen(QPen(colors.line, 1.6, colors.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(colors.side);
    painter.drawEllipse(body.rect());
    painter.setPen(
        QPen(colors.dashed ? colors.line : Theme::instance().colors().text, 1.8, Qt::SolidLine, Qt::RoundCap));
    if (mark == JoinMark::Bars) {
        painter.drawLine(QPointF(-3, -6), QPointF(-3, 6));
        painter.drawLine(QPointF(3, -6), QPointF(3, 6));
    } else if (mark == JoinMark::Product) {
        painter.drawLine(QPointF(-4.5, -4.5), QPointF(4.5, 4.5));
        painter.drawLine(QPointF(-4.5, 4.5), QPointF(4.5, -4.5));
    } else {
        painter.drawLine(QPointF(-6, 0), QPointF(6, 0));
        painter.drawLine(QPointF(0, -6), QPointF(0, 6));
    }
}

void paintBlockGlyph(QPainter& painter, const Body& body, LayerFamily family, const QColor& color) {
    const QPointF centre = body.front(0).boundingRect().center();
    const qreal ratio = painter.device()->devicePixelRatioF() * painter.worldTransform().m11();
    painter.drawPixmap(QRectF(centre - QPointF(12, 12), QSizeF(24, 24)),
                       Theme::instance().icon(familyGlyph(family), color, 24, std::max(1.0, ratio)),
                       QRectF(0, 0, 24 * std::max(1.0, ratio), 24 * std::max(1.0, ratio)));
}

}  // namespace fovea
