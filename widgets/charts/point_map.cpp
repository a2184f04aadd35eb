// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/point_map.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>

#include "widgets/style/class_colors.h"
#include "widgets/values/within.h"

namespace fovea {

namespace {

constexpr double mapDot = 2.4;     // radius
constexpr double mapReach = 12;    // of the pointer
constexpr double mapPicture = 72;  // side

/// The middle value of some numbers, which a few points far off don't move.
float middleOf(std::vector<float> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

}  // namespace

PointMap::PointMap(QWidget* parent) : PaintedWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Map of images"));
}

void PointMap::setPoints(std::vector<Point> points, std::vector<QString> classes) {
    if (points == points_ && classes == classes_) return;
    const bool same = points.size() == points_.size();
    points_ = std::move(points);
    classes_ = std::move(classes);
    if (!same) {
        hover(std::nullopt);
        current_.reset();
        neighbours_.clear();
    }
    extent_ = {};
    if (!points_.empty()) {
        const auto [left, right] = std::ranges::minmax(points_, {}, &Point::x);
        const auto [low, high] = std::ranges::minmax(points_, {}, &Point::y);
        extent_ = QRectF(QPointF(double{left.x}, double{low.y}), QPointF(double{right.x}, double{high.y}));
    }
    update();
}

void PointMap::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

void PointMap::setCurrent(std::optional<int> point, std::vector<int> neighbours) {
    current_ = point;
    neighbours_ = std::move(neighbours);
    update();
}

QRectF PointMap::plot() const { return body().adjusted(px(10), px(10), -px(10), -px(10)); }

QPointF PointMap::positionOf(int point) const {
    const Point& at = points_.at(std::size_t(point));
    const QRectF area = plot();
    // One scale for both, since distances are what is looked at.
    const double width = std::max(extent_.width(), 1e-12), height = std::max(extent_.height(), 1e-12);
    const double scale = std::min(area.width() / width, area.height() / height);
    return {area.center().x() + (double{at.x} - extent_.center().x()) * scale,
            area.center().y() - (double{at.y} - extent_.center().y()) * scale};
}

std::optional<int> PointMap::pointAt(const QPointF& position) const {
    std::optional<int> nearest;
    double best = px(mapReach);
    for (int i = 0; i < int(points_.size()); ++i) {
        const QPointF away = positionOf(i) - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

std::optional<int> PointMap::pointTowards(int from, QPointF direction) const {
    std::optional<int> nearest;
    double best = 0;
    const QPointF start = positionOf(from);
    for (int i = 0; i < int(points_.size()); ++i) {
        if (i == from) continue;
        const QPointF away = positionOf(i) - start;
        const double ahead = QPointF::dotProduct(away, direction);
        const double aside = std::abs(away.x() * direction.y() - away.y() * direction.x());
        if (ahead <= 0 || aside > 2 * ahead) continue;
        const double cost = ahead + 2 * aside;
        if (!nearest || cost < best) {
            best = cost;
            nearest = i;
        }
    }
    return nearest;
}

void PointMap::hover(std::optional<int> point) {
    if (hovered_ == point) return;
    hovered_ = point;
    picture_ = point && pictureOf_ ? pictureOf_(*point) : Picture{};
    setAccessibleDescription(picture_.text);
    update();
}

void PointMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    painter.setPen(QPen(colors().hairline, 1));
    painter.setBrush(colors().sunken);
    painter.drawRoundedRect(body().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (points_.empty()) {
        painter.setPen(colors().caption);
        painter.setFont(Theme::instance().font(type().body));
        painter.drawText(plot(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    paintPoints(painter);
    paintNames(painter);
    if (hovered_) paintPicture(painter);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()));
}

void PointMap::paintPoints(QPainter& painter) const {
    const double radius = px(mapDot);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < int(points_.size()); ++i) {
        painter.setBrush(classColor(points_[std::size_t(i)].label));
        painter.drawEllipse(positionOf(i), radius, radius);
    }
    const auto ringed = [&](int point, double size, double line) {
        painter.setPen(QPen(colors().text, line));
        painter.setBrush(classColor(points_[std::size_t(point)].label));
        painter.drawEllipse(positionOf(point), size, size);
    };
    for (const int neighbour : neighbours_)
        if (neighbour < int(points_.size())) ringed(neighbour, 1.7 * radius, px(1.2));
    if (current_ && *current_ < int(points_.size())) ringed(*current_, 2.4 * radius, px(2));
}

void PointMap::paintNames(QPainter& painter) const {
    painter.setFont(Theme::instance().font(type().caption, true));
    std::vector<QRectF> taken;
    for (int label = 0; label < int(classes_.size()); ++label) {
        std::vector<float> across, down;
        for (int i = 0; i < int(points_.size()); ++i)
            if (points_[std::size_t(i)].label == label) {
                across.push_back(static_cast<float>(positionOf(i).x()));
                down.push_back(static_cast<float>(positionOf(i).y()));
            }
        if (across.empty()) continue;
        const QString& name = classes_[std::size_t(label)];
        const double width = textWidth(painter.font(), name) + px(10), height = px(18);
        QRectF place(double{middleOf(across)} - width / 2, double{middleOf(down)} - height / 2, width, height);
        // Names of classes that lie together stand below each other.
        for (int tries = 0;
             tries < 12 && std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(place); });
             ++tries)
            place.translate(0, height);
        place.moveLeft(std::clamp(place.left(), body().left(), std::max(body().left(), body().right() - width)));
        place.moveTop(std::min(place.top(), body().bottom() - height));
        taken.push_back(place);
        QColor ground = colors().sunken;
        ground.setAlphaF(0.82F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(place, 4, 4);
        painter.setPen(classColor(label));
        drawLine(painter, place, Qt::AlignCenter, name);
    }
}

void PointMap::paintPicture(QPainter& painter) const {
    const QPointF at = positionOf(*hovered_);
    const QFont font = Theme::instance().font(type().caption);
    const double side = px(mapPicture), line = px(20);
    const double width = std::min(std::max(side, textWidth(font, picture_.text)) + px(12), body().width());
    QRectF box(0, 0, width, (picture_.image.isNull() ? 0 : side + px(8)) + line);
    box.moveLeft(within(at.x() - width / 2, body().left(), body().right() - width));
    const bool above = at.y() - px(12) - box.height() >= body().top();
    box.moveTop(above ? at.y() - px(12) - box.height() : std::min(at.y() + px(12), body().bottom() - box.height()));
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.setBrush(colors().surface);
    painter.drawRoundedRect(box, 6, 6);
    if (!picture_.image.isNull()) {
        const QSizeF size = QSizeF(picture_.image.size()).scaled(side, side, Qt::KeepAspectRatio);
        painter.drawImage(QRectF(QPointF(box.center().x() - size.width() / 2, box.top() + px(6)), size),
                          picture_.image);
    }
    painter.setPen(colors().text);
    painter.setFont(font);
    drawLine(painter, QRectF(box.left() + px(6), box.bottom() - line, width - px(12), line), Qt::AlignCenter,
             picture_.text);
    painter.setPen(QPen(colors().accent, px(2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, px(6), px(6));
}

void PointMap::mouseMoveEvent(QMouseEvent* event) {
    if (!points_.empty()) hover(pointAt(event->position()));
}

void PointMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || points_.empty()) return PaintedWidget::mousePressEvent(event);
    if (const auto point = pointAt(event->position())) Q_EMIT chosen(*point);
}

void PointMap::leaveEvent(QEvent*) { hover(std::nullopt); }

void PointMap::focusOutEvent(QFocusEvent* event) {
    PaintedWidget::focusOutEvent(event);
    hover(std::nullopt);
}

void PointMap::keyPressEvent(QKeyEvent* event) {
    if (points_.empty()) return PaintedWidget::keyPressEvent(event);
    const auto isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && hovered_) {
        Q_EMIT chosen(*hovered_);
        return;
    }
    QPointF direction;
    switch (event->key()) {
        case Qt::Key_Left: direction = {-1, 0}; break;
        case Qt::Key_Right: direction = {1, 0}; break;
        case Qt::Key_Up: direction = {0, -1}; break;
        case Qt::Key_Down: direction = {0, 1}; break;
        default: return PaintedWidget::keyPressEvent(event);
    }
    if (!hovered_)
        hover(current_.value_or(0));
    else if (const auto next = pointTowards(*hovered_, direction))
        hover(next);
}

}  // namespace fovea
