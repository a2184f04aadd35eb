// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/trace_view.h"

#include <algorithm>
#include <utility>

namespace fovea {

TraceView::TraceView(QWidget* parent) : PaintedWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TraceView::setTrace(std::vector<QPointF> points, Axis across, Axis upwards, bool dots) {
    points_ = std::move(points);
    across_ = std::move(across);
    upwards_ = std::move(upwards);
    dots_ = dots;
    update();
}

void TraceView::setMark(std::optional<QPointF> mark, const QString& text) {
    mark_ = mark;
    markText_ = text;
    setAccessibleDescription(text);
    update();
}

void TraceView::clear() {
    points_.clear();
    setMark(std::nullopt);
}

QSize TraceView::sizeHint() const { return {ipx(280), ipx(140)}; }
QSize TraceView::minimumSizeHint() const { return {ipx(160), ipx(72)}; }

void TraceView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    if (points_.empty()) return;
    const QFont captions = Theme::instance().font(type().caption);
    const double room = std::max(textWidth(captions, upwards_.first), textWidth(captions, upwards_.last)) + px(6);
    const double line = px(16);
    const QRectF plot = body().adjusted(room, line / 2, -px(6), -line - px(2));
    if (plot.width() < 8 || plot.height() < 8) return;
    const auto share = [](const Axis& axis, double value) {
        return axis.most > axis.least ? std::clamp((value - axis.least) / (axis.most - axis.least), 0.0, 1.0) : 0.5;
    };
    const auto at = [&](QPointF point) {
        return QPointF(plot.left() + share(across_, point.x()) * plot.width(),
                       plot.bottom() - share(upwards_, point.y()) * plot.height());
    };
    painter.setPen(QPen(colors().plotGrid, 1));
    painter.drawLine(plot.topLeft(), plot.topRight());
    painter.setPen(QPen(colors().hairline, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setFont(captions);
    painter.setPen(colors().caption);
    const double left = plot.left() - room;
    drawLine(painter, QRectF(left, plot.top() - line / 2, room - px(6), line), Qt::AlignRight, upwards_.last);
    drawLine(painter, QRectF(left, plot.bottom() - line / 2, room - px(6), line), Qt::AlignRight, upwards_.first);
    const QRectF under(plot.left(), plot.bottom() + px(2), plot.width(), line);
    drawLine(painter, under, Qt::AlignLeft, across_.first);
    drawLine(painter, under, Qt::AlignRight, across_.last);
    QPolygonF trace;
    for (const QPointF& point : points_) trace << at(point);
    painter.setPen(QPen(colors().accent, px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(trace);
    painter.setBrush(colors().accent);
    painter.setPen(Qt::NoPen);
    if (dots_)
        for (const QPointF& point : trace) painter.drawEllipse(point, px(3), px(3));
    if (!mark_) return;
    const QPointF place = at(*mark_);
    painter.drawEllipse(place, px(4.5), px(4.5));
    painter.setFont(Theme::instance().font(type().body, true));
    painter.setPen(colors().text);
    const double wide = textWidth(painter.font(), markText_) + px(4);
    const double from = std::clamp(place.x() - wide / 2, plot.left(), std::max(plot.left(), plot.right() - wide));
    const double above = place.y() - px(24) < body().top() ? place.y() + px(6) : place.y() - px(24);
    drawLine(painter, QRectF(from, above, wide, px(18)), Qt::AlignHCenter, markText_);
}

}  // namespace fovea
