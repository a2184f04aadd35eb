// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edge_item.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPainterPathStroker>

#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr qreal gripDistance = 26;  ///< of a grip from the end, beyond the layer's ring and its port

}  // namespace

void EdgeItem::setContent(const Content& content) {
    prepareGeometryChange();
    if (!(content == content_)) {
        content_ = content;
        path_ = content_.route.path();
        update();
    }
    // The text's room follows the theme's type, so it is measured anew each time.
    const Theme& theme = Theme::instance();
    const QFontMetricsF metrics(theme.font(theme.type().caption));
    bounds_ = path_.boundingRect().adjusted(-10, -10, 10, 10);
    for (const QPointF& at : content_.route.labels) {
        const qreal half = metrics.horizontalAdvance(content_.text) / 2 + 10;
        bounds_ |= QRectF(at.x() - half, at.y() - metrics.height(), 2 * half, 2 * metrics.height());
    }
    if (content_.isOutput) {
        bounds_.adjust(0, -20, metrics.height() * 6, 20);
    }
}

void EdgeItem::setSelected(bool selected) {
    if (selected_ != selected) {
        selected_ = selected;
        update();
    }
}

void EdgeItem::setHovered(bool hovered) {
    if (hovered_ != hovered) {
        hovered_ = hovered;
        update();
    }
}

void EdgeItem::setHot(bool hot) {
    if (hot_ != hot) {
        hot_ = hot;
        update();
    }
}

QPointF EdgeItem::handle() const {
    const auto& c = content_.route.corners;
    if (c.size() < 2) {
        return {};
    }
    // The longest stretch is the easiest to hit.
    QPointF best;
    qreal longest = -1;
    for (std::size_t i = 0; i + 1 < c.size(); ++i) {
        const QLineF line(c[i], c[i + 1]);
        if (line.length() > longest) {
            longest = line.length();
            best = line.center();
        }
    }
    return best;
}

QPointF EdgeItem::grip(bool entering) const {
    const auto& c = content_.route.corners;
    if (c.size() < 2) {
        return {};
    }
    // A skip leaves together with the edge to the next layer, up to its dot.
    const std::size_t leaving = content_.route.isSkip && c.size() > 2 ? 1 : 0;
    QLineF stretch = entering ? QLineF(c[c.size() - 1], c[c.size() - 2]) : QLineF(c[leaving], c[leaving + 1]);
    if (stretch.length() > 2 * gripDistance) {
        stretch.setLength(gripDistance);
    } else {
        stretch.setLength(stretch.length() / 2);
    }
    return stretch.p2();
}

void EdgeItem::paintGrips(QPainter& painter) const {
    const ThemeColors& colors = Theme::instance().colors();
    painter.setPen(QPen(colors.accent, 1.5));
    painter.setBrush(colors.surface);
    for (const bool entering : {true, false}) {
        painter.drawEllipse(grip(entering), 4, 4);
    }
}

QPainterPath EdgeItem::shape() const {
    QPainterPathStroker stroker;
    stroker.setWidth(12);
    return stroker.createStroke(path_);
}

QColor EdgeItem::color() const {
    const Theme& theme = Theme::instance();
    if (selected_ || hot_) {
        return theme.colors().accent;
    }
    if (content_.state == State::Broken) {
        return theme.colors().error;
    }
    if (content_.route.isSkip && content_.state == State::Sound) {
        return theme.familyColor(LayerFamily::Structure);
    }
    return hovered_ ? theme.colors().secondary : theme.colors().controlBorder;
}

void EdgeItem::paintHead(QPainter& painter) const {
    const auto& c = content_.route.corners;
    const QLineF last(c[c.size() - 1], c[c.size() - 2]);
    if (last.length() < 1) {
        return;
    }
    const QPointF along = (last.p2() - last.p1()) / last.length();
    const QPointF across(-along.y(), along.x());
    painter.drawLine(last.p1(), last.p1() + 7 * along + 4.5 * across);
    painter.drawLine(last.p1(), last.p1() + 7 * along - 4.5 * across);
}

void EdgeItem::paintLabels(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(theme.type().caption);
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(content_.text);
    painter.setFont(font);
    painter.setPen(selected_ || hot_                 ? theme.colors().accent
                   : content_.state == State::Broken ? theme.colors().error
                                                     : theme.colors().secondary);
    for (const QPointF& at : content_.route.labels) {
        if (content_.route.isSkip) {
            const QRectF box(at.x() - width / 2 - 8, at.y() - metrics.height() / 2, width + 16, metrics.height());
            painter.fillRect(box, theme.colors().canvas);
            painter.drawText(box, Qt::AlignCenter, content_.text);
        } else {
            painter.drawText(QRectF(at.x() - width / 2 - 4, at.y() - metrics.height(), width + 8, metrics.height()),
                             Qt::AlignHCenter | Qt::AlignBottom | Qt::TextDontClip, content_.text);
        }
    }
    if (content_.isOutput) {
        const QPointF end = content_.route.corners.back() + QPointF(10, 0);
        painter.setPen(theme.colors().caption);
        painter.drawText(QRectF(end.x(), end.y() - 2 * metrics.height(), 6 * metrics.height(), 4 * metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QCoreApplication::translate("fovea::EdgeItem", "class\nscores"));
    }
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (content_.route.corners.size() < 2) {
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    const bool strong = content_.route.isSkip || selected_;
    QPen pen(color(), hot_ ? 4 : strong ? 2 : hovered_ ? 2 : 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(pen);
    paintHead(*painter);
    if (content_.state != State::Sound) {
        pen.setDashPattern({3, 3});
        pen.setCapStyle(Qt::FlatCap);
    }
    painter->setPen(pen);
    painter->drawPath(path_);
    if (content_.route.isSkip && content_.route.corners.size() > 1) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color());
        painter->drawEllipse(content_.route.corners[1], 3.5, 3.5);
    }
    paintLabels(*painter);
    if ((hovered_ || selected_) && !content_.isOutput) {
        paintGrips(*painter);
    }
}

}  // namespace fovea
