// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_paint.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QTransform>
#include <algorithm>
#include <cmath>

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

/// A square at the right of a block, and its frame.
void paintBlockPicture(QPainter& painter, const Body& body, const QImage& image) {
    const QRectF block = body.front(0).boundingRect();
    const QRectF room(block.right() - 42, block.top() + 6, 36, block.height() - 12);
    QRectF target(QPointF(), QSizeF(image.size()).scaled(room.size(), Qt::KeepAspectRatio));
    target.setWidth(std::max(4.0, target.width()));
    target.moveCenter(room.center());
    painter.drawImage(target, image);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(target);
}

/// The picture sheared onto the large face of a volume's slab.
void paintOnSide(QPainter& painter, const Body& body, int slab, const SlabPicture& picture) {
    const QImage& image = picture.image;
    const QPolygonF side = body.side(slab);
    const QTransform shear(body.depth.x() / image.width(), body.depth.y() / image.width(), 0,
                           body.height / image.height(), side[0].x(), side[0].y());
    const QTransform world = painter.worldTransform();
    painter.save();
    const QPaintEngine* engine = painter.paintEngine();
    if (engine == nullptr || engine->type() != QPaintEngine::Raster || world.type() > QTransform::TxScale) {
        painter.setTransform(shear, true);
        painter.drawImage(QPointF(0, 0), image);
        painter.restore();
        return;
    }
    const qreal ratio = painter.device()->devicePixelRatioF();
    const qreal scale = world.m11() * ratio;
    const QRectF bounds = side.boundingRect();
    if (std::abs(picture.shearedFor - scale) > 1e-9) {
        picture.sheared = QPixmap((bounds.size() * scale).toSize() + QSize(1, 1));
        picture.sheared.fill(Qt::transparent);
        QPainter shearing(&picture.sheared);
        shearing.scale(scale, scale);
        shearing.translate(-bounds.topLeft());
        shearing.setTransform(shear, true);
        shearing.drawImage(QPointF(0, 0), image);
        shearing.end();
        picture.sheared.setDevicePixelRatio(ratio);
        picture.shearedFor = scale;
    }
    const QPointF at = world.map(bounds.topLeft());
    painter.resetTransform();
    painter.drawPixmap(QPointF(std::round(at.x() * ratio), std::round(at.y() * ratio)) / ratio, picture.sheared);
    painter.restore();
}

void paintColumn(QPainter& painter, const Body& body, int slab, const SlabColors& colors, const QImage& values) {
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
        if (values.isNull()) {
            painter.setBrush(colors.top);
        } else {
            // Of more values than circles, the first ones and the last ones, as the gap says.
            const int row = i < gapAt || gapAt < 0 ? i : values.height() - (places - i);
            painter.setBrush(values.pixelColor(0, std::clamp(row, 0, values.height() - 1)));
        }
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

void paintSlab(QPainter& painter, const Body& body, int slab, const SlabColors& colors,
               const SlabPicture& picture) {
    QPen pen(colors.line, 1.3);
    pen.setJoinStyle(Qt::RoundJoin);
    if (colors.dashed) {
        pen.setDashPattern({3, 3});
    }
    painter.setPen(pen);
    switch (body.kind) {
        case BodyKind::Volume:
            paintFace(painter, body.side(slab), colors.side, colors);
            if (!picture.image.isNull()) {
                paintOnSide(painter, body, slab, picture);
                painter.setBrush(Qt::NoBrush);
                painter.drawPolygon(body.side(slab));
            }
            paintFace(painter, body.top(slab), colors.top, colors);
            paintFace(painter, body.front(slab), colors.front, colors);
            break;
        case BodyKind::Column: paintColumn(painter, body, slab, colors, picture.image); break;
        case BodyKind::Block:
            painter.setBrush(slab == 0 ? colors.side : colors.front);
            painter.drawRoundedRect(body.front(slab).boundingRect(), slab == 0 ? 6 : 2, slab == 0 ? 6 : 2);
            if (!picture.image.isNull()) {
                paintBlockPicture(painter, body, picture.image);
            }
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

void paintBlockGlyph(QPainter& painter, const Body& body, LayerFamily family, const QColor& color,
                     bool besidePicture) {
    const QPointF centre = body.front(0).boundingRect().center() - QPointF(besidePicture ? 20 : 0, 0);
    const qreal ratio = painter.device()->devicePixelRatioF() * painter.worldTransform().m11();
    const qreal half = besidePicture ? 9 : 12;
    painter.drawPixmap(QRectF(centre - QPointF(half, half), QSizeF(2 * half, 2 * half)),
                       Theme::instance().icon(familyGlyph(family), color, 24, std::max(1.0, ratio)),
                       QRectF(0, 0, 24 * std::max(1.0, ratio), 24 * std::max(1.0, ratio)));
}

}  // namespace fovea
