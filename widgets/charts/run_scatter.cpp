// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/run_scatter.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPolygonF>

#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {

namespace {

constexpr double scatterMark = 6;    // half a diamond
constexpr double scatterReach = 10;  // of the pointer

}  // namespace

RunScatter::RunScatter(QWidget* parent) : PaintedWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Accuracy against size"));
}

void RunScatter::setPoints(std::vector<Point> points, const QString& axis) {
    if (points == points_ && axis == axis_) return;
    points_ = std::move(points);
    axis_ = axis;
    hovered_.reset();
    QStringList sentences;
    for (int i = 0; i < int(points_.size()); ++i) sentences += sentence(i);
    setAccessibleDescription(sentences.join(QChar(u'\n')));
    update();
}

void RunScatter::setCurrent(std::optional<int> id) {
    current_ = id;
    update();
}

QRectF RunScatter::plot() const { return body().adjusted(px(48), px(10), -px(14), -px(40)); }

RunScatter::Range RunScatter::costRange() const {
    Range range{std::log10(points_.front().cost), std::log10(points_.front().cost)};
    for (const Point& point : points_) {
        range.low = std::min(range.low, std::log10(point.cost));
        range.high = std::max(range.high, std::log10(point.cost));
    }
    const double room = std::max(0.1 * (range.high - range.low), 0.25);
    return {range.low - room, range.high + room};
}

RunScatter::Range RunScatter::accuracyRange() const {
    Range range{1, 0};
    for (const Point& point : points_) {
        range.low = std::min(range.low, point.low);
        range.high = std::max(range.high, point.high);
    }
    // Whole tenths, and at least two of them.
    range.low = std::max(0.0, std::floor(range.low * 10) / 10);
    range.high = std::min(1.0, std::ceil(range.high * 10) / 10);
    if (range.high - range.low < 0.15) range.low = std::max(0.0, range.high - 0.2);
    return range.high - range.low < 0.15 ? Range{range.low, range.low + 0.2} : range;
}

QPointF RunScatter::positionOf(int index) const {
    const Point& point = points_.at(std::size_t(index));
    const QRectF area = plot();
    const Range cost = costRange(), accuracy = accuracyRange();
    return {area.left() + area.width() * (std::log10(point.cost) - cost.low) / (cost.high - cost.low),
            area.bottom() - area.height() * (point.accuracy - accuracy.low) / (accuracy.high - accuracy.low)};
}

QString RunScatter::sentence(int index) const {
    const Point& point = points_.at(std::size_t(index));
    return tr("%1: %2 % (%3 to %4 %), %5 %6")
        .arg(point.name, decimalNumber(100 * point.accuracy, 1), decimalNumber(100 * point.low, 1),
             decimalNumber(100 * point.high, 1), groupedNumber(qint64(point.cost)), axis_);
}

std::optional<int> RunScatter::pointAt(const QPointF& position) const {
    std::optional<int> nearest;
    double best = px(scatterReach);
    for (int i = 0; i < int(points_.size()); ++i) {
        const QPointF away = positionOf(i) - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

QString RunScatter::namesAt(const QPointF& position) const {
    QStringList names;
    for (int i = 0; i < int(points_.size()); ++i) {
        const QPointF away = positionOf(i) - position;
        if (std::hypot(away.x(), away.y()) <= px(scatterReach)) names += sentence(i);
    }
    return names.join(QChar(u'\n'));
}

void RunScatter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    if (points_.empty()) {
        painter.setPen(colors().caption);
        painter.setFont(Theme::instance().font(type().body));
        painter.drawText(body(), Qt::AlignLeft | Qt::TextWordWrap,
                         tr("Appears once a run has been tried on the images that it holds back."));
        return;
    }
    paintAxes(painter);
    for (int i = 0; i < int(points_.size()); ++i) paintPoint(painter, i);
    if (hovered_) paintNames(painter);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()));
}

void RunScatter::paintAxes(QPainter& painter) const {
    const QRectF area = plot();
    const Range cost = costRange(), accuracy = accuracyRange();
    painter.setFont(Theme::instance().font(type().caption));
    const double step = accuracy.high - accuracy.low > 0.45 ? 0.2 : 0.1;
    for (double share = std::ceil(accuracy.low / step - 1e-9) * step; share <= accuracy.high + 1e-9; share += step) {
        const double y = area.bottom() - area.height() * (share - accuracy.low) / (accuracy.high - accuracy.low);
        painter.setPen(QPen(colors().plotGrid, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors().caption);
        drawLine(painter, QRectF(body().left(), y - px(9), px(42), px(18)), Qt::AlignRight | Qt::AlignVCenter,
                 percentText(share));
    }
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    // Powers of ten; between them 2 and 5 where there are few.
    const bool few = cost.high - cost.low < 2.2;
    for (int power = int(std::floor(cost.low)); power <= int(std::ceil(cost.high)); ++power)
        for (const int factor : {1, 2, 5}) {
            const double exponent = power + std::log10(factor);
            if ((factor > 1 && !few) || exponent < cost.low || exponent > cost.high) continue;
            const double x = area.left() + area.width() * (exponent - cost.low) / (cost.high - cost.low);
            painter.setPen(QPen(colors().plotGrid, 1));
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
            painter.setPen(colors().caption);
            const QString text =
                few ? shortCount(qint64(std::llround(factor * std::pow(10, power)))) : powerOfTen(power);
            const double left = within(x - px(30), body().left(), body().right() - px(60));
            drawLine(painter, QRectF(left, area.bottom() + px(3), px(60), px(18)), Qt::AlignHCenter, text);
        }
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(area.left(), area.bottom() + px(21), area.width(), px(18)), Qt::AlignHCenter, axis_);
}

void RunScatter::paintPoint(QPainter& painter, int index) const {
    const Point& point = points_[std::size_t(index)];
    const QPointF at = positionOf(index);
    const QRectF area = plot();
    const Range accuracy = accuracyRange();
    const auto y = [&](double share) {
        return area.bottom() - area.height() * (share - accuracy.low) / (accuracy.high - accuracy.low);
    };
    const bool isCurrent = current_ == point.id;
    const QColor color = isCurrent ? colors().accent : colors().validation;
    painter.setPen(QPen(blended(color, colors().surface, 0.5), 1));
    painter.drawLine(QPointF(at.x(), y(point.low)), QPointF(at.x(), y(point.high)));
    const double size = px(scatterMark);
    const QPolygonF diamond(
        {at + QPointF(0, -size), at + QPointF(size, 0), at + QPointF(0, size), at + QPointF(-size, 0)});
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(point.isPresent ? color : colors().surface);
    painter.drawPolygon(diamond);
    painter.setBrush(Qt::NoBrush);
    if (!isCurrent && hovered_ != index) return;
    painter.setPen(QPen(colors().accent, 2));
    painter.drawEllipse(at, size + px(4), size + px(4));
}

void RunScatter::paintNames(QPainter& painter) const {
    const QStringList lines = namesAt(positionOf(*hovered_)).split(QChar(u'\n'));
    const QFont font = Theme::instance().font(type().caption);
    double width = 0;
    for (const QString& line : lines) width = std::max(width, textWidth(font, line));
    const double row = px(18);
    const QRectF inside = body();
    width = std::min(width + px(16), inside.width());
    QRectF box(0, 0, width, row * double(lines.size()) + px(8));
    const QPointF at = positionOf(*hovered_);
    const bool above = at.y() - px(14) - box.height() >= inside.top();
    box.moveLeft(within(at.x() - width / 2, inside.left(), inside.right() - width));
    box.moveTop(above ? at.y() - px(14) - box.height() : at.y() + px(14));
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.setBrush(colors().surface);
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(colors().text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRectF line(box.left() + px(8), box.top() + px(4) + row * double(i), width - px(16), row);
        painter.setFont(narrowedTo(line.width(), font, lines[i]));
        drawLine(painter, line, Qt::AlignLeft | Qt::AlignVCenter, lines[i]);
    }
}

void RunScatter::mouseMoveEvent(QMouseEvent* event) {
    const auto now = points_.empty() ? std::nullopt : pointAt(event->position());
    if (now == hovered_) return;
    hovered_ = now;
    update();
}

void RunScatter::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || points_.empty()) return PaintedWidget::mousePressEvent(event);
    const auto point = pointAt(event->position());
    if (!point) return;
    setCurrent(points_[std::size_t(*point)].id);
    Q_EMIT chosen(*current_);
}

void RunScatter::leaveEvent(QEvent*) {
    hovered_.reset();
    update();
}

void RunScatter::focusInEvent(QFocusEvent* event) {
    PaintedWidget::focusInEvent(event);
    update();
}

void RunScatter::focusOutEvent(QFocusEvent* event) {
    PaintedWidget::focusOutEvent(event);
    hovered_.reset();
    update();
}

void RunScatter::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || points_.empty()) return PaintedWidget::keyPressEvent(event);
    std::vector<int> order(points_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = int(i);
    std::ranges::stable_sort(order, {}, [this](int i) { return points_[std::size_t(i)].cost; });
    const auto here = std::ranges::find_if(order, [this](int i) { return current_ == points_[std::size_t(i)].id; });
    const auto last = std::ptrdiff_t(order.size()) - 1;
    const std::ptrdiff_t place =
        here == order.end() ? (step > 0 ? 0 : last) : std::clamp<std::ptrdiff_t>(here - order.begin() + step, 0, last);
    hovered_ = order[std::size_t(place)];
    setCurrent(points_[std::size_t(*hovered_)].id);
    Q_EMIT chosen(*current_);
}

}  // namespace fovea
