// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/parallel_view.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QByteArray>
#include <QMouseEvent>
#include <QPolygonF>

#include "widgets/charts/rate_track.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr double axisReach = 12;
constexpr double brushReach = 6;
constexpr double brushWidth = 14;

/// Of a point from the stretch between two others.
double distanceTo(const QPointF& point, const QPointF& from, const QPointF& to) {
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double part = length > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0) : 0;
    const QPointF away = point - (from + part * along);
    return std::hypot(away.x(), away.y());
}

}  // namespace

ParallelView::ParallelView(QWidget* parent) : PaintedWidget(parent) {
    setMouseTracking(true);
    setAccessibleName(tr("Runs of the sweep as lines through their settings"));
}

void ParallelView::setRuns(std::vector<Axis> axes, std::vector<Line> lines) {
    if (axes == axes_ && lines == lines_) return;
    const bool same = std::ranges::equal(axes, axes_, {}, &Axis::name, &Axis::name);
    if (!same) {
        brushes_.assign(axes.size(), std::nullopt);
        dragged_.reset();
    }
    axes_ = std::move(axes);
    lines_ = std::move(lines);
    hovered_.reset();
    findRanges();
    QStringList sentences;
    for (int i = 0; i < int(lines_.size()); ++i) sentences += sentence(i);
    setAccessibleDescription(sentences.join(QChar(u'\n')));
    update();
}

void ParallelView::letGo() {
    brushes_.assign(axes_.size(), std::nullopt);
    dragged_.reset();
    update();
}

void ParallelView::findRanges() {
    ranges_.assign(axes_.size(), {});
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
        bool any = false;
        Range& range = ranges_[axis];
        for (const Line& line : lines_) {
            if (std::isnan(line.values[axis])) continue;
            const double value = axes_[axis].logarithmic ? std::log(line.values[axis]) : line.values[axis];
            range = any ? Range{std::min(range.low, value), std::max(range.high, value)} : Range{value, value};
            any = true;
        }
        if (range.high > range.low) continue;
        const double room = axes_[axis].logarithmic ? 1 : std::max(0.5 * std::abs(range.low), 0.05);
        range = {range.low - room, range.high + room};
    }
}

void ParallelView::setCurrent(std::optional<int> id) {
    current_ = id;
    update();
}

QRectF ParallelView::plot() const { return body().adjusted(px(40), px(30), -px(70), -px(34)); }

double ParallelView::axisX(int axis) const {
    const QRectF area = plot();
    return axes_.size() < 2 ? area.left() : area.left() + area.width() * axis / double(axes_.size() - 1);
}

double ParallelView::valueY(int axis, double value) const {
    const QRectF area = plot();
    const Range& range = ranges_.at(std::size_t(axis));
    const double at = axes_[std::size_t(axis)].logarithmic ? std::log(value) : value;
    return area.bottom() - area.height() * (at - range.low) / (range.high - range.low);
}

double ParallelView::partOf(std::size_t axis, double value) const {
    const Range& range = ranges_.at(axis);
    const double at = axes_[axis].logarithmic ? std::log(std::max(value, 0.0)) : value;
    return (at - range.low) / (range.high - range.low);
}

/// Who drags to the end means whatever comes there.
double ParallelView::valueAt(std::size_t axis, double part) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (part <= 0) return -infinity;
    if (part >= 1) return infinity;
    const Range& range = ranges_.at(axis);
    const double at = range.low + (range.high - range.low) * part;
    return axes_[axis].logarithmic ? std::exp(at) : at;
}

bool ParallelView::passes(const Line& line) const {
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
        if (!brushes_[axis]) continue;
        if (std::isnan(line.values[axis])) return false;
        const double part = partOf(axis, line.values[axis]);
        if (part < partOf(axis, brushes_[axis]->low) - 1e-9 || part > partOf(axis, brushes_[axis]->high) + 1e-9)
            return false;
    }
    return true;
}

bool ParallelView::hasBrush() const {
    return std::ranges::any_of(brushes_, [](const auto& brush) { return brush.has_value(); });
}

std::vector<int> ParallelView::brushed() const {
    std::vector<int> ids;
    for (const Line& line : lines_)
        if (passes(line)) ids.push_back(line.id);
    return ids;
}

QString ParallelView::valueText(int axis, double value) const {
    if (axes_[std::size_t(axis)].percent) return percentText(value, 1);
    if (value == std::round(value) && std::abs(value) < 1e6) return groupedNumber(qint64(value));
    return rateText(value);
}

QString ParallelView::sentence(int index) const {
    const Line& line = lines_.at(std::size_t(index));
    QStringList parts;
    for (int axis = 0; axis < int(axes_.size()); ++axis) {
        const double value = line.values[std::size_t(axis)];
        parts +=
            axes_[std::size_t(axis)].name + u' ' + (std::isnan(value) ? QStringLiteral("–") : valueText(axis, value));
    }
    return parts.join(QStringLiteral(" · "));
}

QString ParallelView::hint() const {
    if (hovered_) return sentence(*hovered_);
    if (hasBrush())
        return tr("%1 of %2 runs pass where was dragged. A click on an axis lets go.")
            .arg(brushed().size())
            .arg(lines_.size());
    return tr("Drag along an axis to keep the runs that pass there.");
}

void ParallelView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    painter.setFont(Theme::instance().font(type().body));
    if (lines_.empty()) {
        painter.setPen(colors().caption);
        painter.drawText(body(), Qt::AlignLeft | Qt::TextWordWrap, tr("Appears once a run of a sweep has ended."));
        return;
    }
    const bool chosen = hasBrush();
    for (const Line& line : lines_)
        if (chosen && !passes(line)) paintRun(painter, line, QPen(colors().hairline, 1));
    for (const Line& line : lines_)
        if (!chosen || passes(line))
            paintRun(painter, line, QPen(blended(colors().accent, colors().surface, 0.45), 1.5));
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (hovered_ == int(i) || (!hovered_ && current_ == lines_[i].id))
            paintRun(painter, lines_[i], QPen(colors().accent, 3));
    for (int axis = 0; axis < int(axes_.size()); ++axis) paintAxis(painter, axis);
    painter.setPen(colors().secondary);
    const QRectF below(body().left(), body().bottom() - px(20), body().width(), px(20));
    const QFont font = Theme::instance().font(type().caption);
    painter.setFont(narrowedTo(below.width(), font, hint()));
    drawLine(painter, below, Qt::AlignLeft | Qt::AlignVCenter, hint());
}

void ParallelView::paintRun(QPainter& painter, const Line& line, const QPen& pen) const {
    painter.setPen(pen);
    QPolygonF points;
    for (int axis = 0; axis < int(axes_.size()); ++axis) {
        const double value = line.values[std::size_t(axis)];
        if (std::isnan(value)) break;
        points << QPointF(axisX(axis), valueY(axis, value));
    }
    painter.drawPolyline(points);
    painter.setBrush(pen.color());
    painter.setPen(Qt::NoPen);
    for (const QPointF& point : points) painter.drawEllipse(point, px(2), px(2));
    painter.setBrush(Qt::NoBrush);
}

void ParallelView::paintAxis(QPainter& painter, int axis) const {
    const QRectF area = plot();
    const Axis& own = axes_[std::size_t(axis)];
    const Range& range = ranges_[std::size_t(axis)];
    const double x = axisX(axis);
    painter.setPen(QPen(colors().secondary, 1.5));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (const auto& brush = brushes_[std::size_t(axis)]) {
        const double low = std::clamp(partOf(std::size_t(axis), brush->low), 0.0, 1.0);
        const double high = std::clamp(partOf(std::size_t(axis), brush->high), 0.0, 1.0);
        const QRectF box(x - px(brushWidth) / 2, area.bottom() - high * area.height(), px(brushWidth),
                         std::max(2.0, (high - low) * area.height()));
        QColor fill = colors().accent;
        fill.setAlphaF(0.25F);
        painter.setPen(QPen(colors().accent, 1.5));
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 2, 2);
        painter.setBrush(Qt::NoBrush);
    }
    painter.setPen(own.percent ? colors().validationText : colors().text);
    painter.setFont(Theme::instance().font(type().body, true));
    const double width = axes_.size() < 2 ? area.width() : area.width() / double(axes_.size() - 1);
    // The outer ones stand at the edges, where there is less room than between two axes.
    const double half = std::min(width / 2, px(70));
    QRectF head(x - half, area.top() - px(28), 2 * half, px(20));
    if (head.left() < body().left()) head.moveLeft(body().left());
    if (head.right() > body().right()) head.moveRight(body().right());
    drawLine(painter, head, Qt::AlignHCenter | Qt::AlignVCenter, own.name);
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().caption);
    for (const double end : {range.low, range.high}) {
        const double value = own.logarithmic ? std::exp(end) : end;
        const double y = end == range.low ? area.bottom() : area.top();
        painter.drawLine(QPointF(x - px(3), y), QPointF(x + px(3), y));
        // A logarithm there and back leaves the last digits behind.
        const double shown = own.logarithmic ? QByteArray::number(value, 'g', 4).toDouble() : value;
        drawLine(painter, QRectF(x + px(6), y - px(9), px(62), px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                 valueText(axis, shown));
    }
}

std::optional<int> ParallelView::axisAt(const QPointF& position) const {
    const QRectF area = plot().adjusted(0, -px(6), 0, px(6));
    for (int axis = 0; axis < int(axes_.size()); ++axis)
        if (std::abs(position.x() - axisX(axis)) <= px(axisReach) && position.y() >= area.top() &&
            position.y() <= area.bottom())
            return axis;
    return std::nullopt;
}

std::optional<int> ParallelView::lineAt(const QPointF& position) const {
    std::optional<int> nearest;
    double best = px(brushReach);
    for (int i = 0; i < int(lines_.size()); ++i) {
        const Line& line = lines_[std::size_t(i)];
        if (!passes(line)) continue;
        for (int axis = 0; axis + 1 < int(axes_.size()); ++axis) {
            const double here = line.values[std::size_t(axis)], next = line.values[std::size_t(axis) + 1];
            if (std::isnan(here) || std::isnan(next)) break;
            const double distance =
                distanceTo(position, {axisX(axis), valueY(axis, here)}, {axisX(axis + 1), valueY(axis + 1, next)});
            if (distance >= best) continue;
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

void ParallelView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || lines_.empty()) return PaintedWidget::mousePressEvent(event);
    dragged_ = axisAt(event->position());
    const QRectF area = plot();
    dragStart_ = std::clamp((area.bottom() - event->position().y()) / area.height(), 0.0, 1.0);
    if (dragged_) return;
    if (const auto line = lineAt(event->position())) {
        setCurrent(lines_[std::size_t(*line)].id);
        Q_EMIT chosen(*current_);
    }
}

void ParallelView::mouseMoveEvent(QMouseEvent* event) {
    if (lines_.empty()) return;
    if (dragged_) {
        const QRectF area = plot();
        const double here = std::clamp((area.bottom() - event->position().y()) / area.height(), 0.0, 1.0);
        const auto axis = std::size_t(*dragged_);
        brushes_[axis] = Range{valueAt(axis, std::min(dragStart_, here)), valueAt(axis, std::max(dragStart_, here))};
        Q_EMIT brushChanged();
    } else {
        const auto now = lineAt(event->position());
        if (now == hovered_) return;
        hovered_ = now;
    }
    update();
}

void ParallelView::mouseReleaseEvent(QMouseEvent* event) {
    if (!dragged_ || event->button() != Qt::LeftButton) return PaintedWidget::mouseReleaseEvent(event);
    const QRectF area = plot();
    const double here = std::clamp((area.bottom() - event->position().y()) / area.height(), 0.0, 1.0);
    // A click, or as good as one, lets go.
    if (std::abs(here - dragStart_) * area.height() < px(4)) brushes_[std::size_t(*dragged_)].reset();
    dragged_.reset();
    Q_EMIT brushChanged();
    update();
}

void ParallelView::leaveEvent(QEvent*) {
    hovered_.reset();
    update();
}

}  // namespace fovea
