// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/landscape_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <QPolygonF>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int contourLines = 12;
constexpr double smallestLoss = 1e-6;
constexpr double darkest = 0.8;

}  // namespace

LandscapeView::LandscapeView(QWidget* parent) : PaintedWidget(parent) { setAccessibleName(tr("Loss landscape")); }

void LandscapeView::setField(Field field, std::vector<QPointF> path) {
    field_ = std::move(field);
    path_ = std::move(path);
    double low = std::numeric_limits<double>::infinity(), high = 0;
    for (const double loss : field_.losses) {
        if (!std::isfinite(loss)) continue;
        low = std::min(low, loss);
        high = std::max(high, loss);
    }
    if (!std::isfinite(low)) low = high = 1;
    low_ = std::log(std::max(low, smallestLoss));
    high_ = std::max(std::log(std::max(high, smallestLoss)), low_ + 1e-9);
    setAccessibleDescription(tr("The loss goes from %1 to %2 on %3 × %3 points; the path has %4 states.")
                                 .arg(decimalNumber(low, 3), decimalNumber(high, 3), QString::number(field_.side),
                                      QString::number(path_.size())));
    update();
}

QRectF LandscapeView::plot() const {
    const QRectF room = body().adjusted(px(52), px(8), -px(76), -px(40));
    const double side = std::min(room.width(), room.height());
    return {room.left(), room.top(), side, side};
}

QPointF LandscapeView::positionOf(QPointF point) const {
    const QRectF area = plot();
    return {area.left() + area.width() * (point.x() - field_.range.left()) / field_.range.width(),
            area.bottom() - area.height() * (point.y() - field_.range.top()) / field_.range.height()};
}

double LandscapeView::height(int column, int row) const {
    const double loss = field_.losses[static_cast<std::size_t>(row) * static_cast<std::size_t>(field_.side) +
                                      static_cast<std::size_t>(column)];
    return std::isfinite(loss) ? std::log(std::max(loss, smallestLoss)) : loss;
}

QPointF LandscapeView::node(int column, int row) const {
    const QRectF area = plot();
    return {area.left() + area.width() * column / (field_.side - 1),
            area.bottom() - area.height() * row / (field_.side - 1)};
}

QColor LandscapeView::shade(double share) const { return blended(colors().surface, colors().accent, darkest * share); }

void LandscapeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    if (field_.side < 2) return;
    paintShades(painter);
    paintContours(painter);
    paintPath(painter);
    paintScale(painter);
}

void LandscapeView::paintShades(QPainter& painter) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(plot());
    const double cell = plot().width() / (field_.side - 1);
    for (int row = 0; row < field_.side; ++row) {
        for (int column = 0; column < field_.side; ++column) {
            const double value = height(column, row);
            const QColor color = std::isfinite(value) ? shade((value - low_) / (high_ - low_)) : colors().errorSoft;
            const QPointF centre = node(column, row);
            painter.fillRect(QRectF(centre.x() - cell / 2, centre.y() - cell / 2, cell, cell).toAlignedRect(), color);
        }
    }
    painter.restore();
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot());
}

/// Within each square of four points a level crosses two of its sides, or all four: then by pairs, as the order is.
void LandscapeView::paintContours(QPainter& painter) const {
    painter.setPen(QPen(blended(colors().accent, colors().text, 0.35), px(0.8)));
    for (int line = 1; line < contourLines; ++line) {
        const double level = low_ + (high_ - low_) * line / contourLines;
        for (int row = 0; row + 1 < field_.side; ++row) {
            for (int column = 0; column + 1 < field_.side; ++column) {
                const std::array<QPoint, 4> corners{QPoint(column, row), QPoint(column + 1, row),
                                                    QPoint(column + 1, row + 1), QPoint(column, row + 1)};
                QPolygonF crossings;
                for (std::size_t i = 0; i < corners.size(); ++i) {
                    const QPoint from = corners[i], to = corners[(i + 1) % corners.size()];
                    const double a = height(from.x(), from.y()), b = height(to.x(), to.y());
                    if (!std::isfinite(a) || !std::isfinite(b) || (a < level) == (b < level)) continue;
                    const QPointF start = node(from.x(), from.y());
                    crossings << start + (node(to.x(), to.y()) - start) * ((level - a) / (b - a));
                }
                for (qsizetype i = 0; i + 1 < crossings.size(); i += 2)
                    painter.drawLine(crossings[i], crossings[i + 1]);
            }
        }
    }
}

void LandscapeView::paintPath(QPainter& painter) const {
    painter.save();
    painter.setClipRect(plot().adjusted(-px(6), -px(6), px(6), px(6)));
    QPolygonF line;
    for (const QPointF& point : path_) line << positionOf(point);
    painter.setPen(QPen(colors().validation, px(2)));
    painter.drawPolyline(line);
    painter.setBrush(colors().validation);
    for (const QPointF& point : line) painter.drawEllipse(point, px(3), px(3));
    // The centre of the plane.
    painter.setPen(QPen(colors().text, px(2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(positionOf({0, 0}), px(6), px(6));
    painter.restore();
}

void LandscapeView::paintScale(QPainter& painter) const {
    const QRectF area = plot();
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().caption);
    const auto number = [](double value) { return decimalNumber(value, std::abs(value) < 9.995 ? 2 : 1); };
    const QRectF range = field_.range;
    for (int i = 0; i <= 2; ++i) {
        const double share = i / 2.0;
        const double x = area.left() + area.width() * share, y = area.bottom() - area.height() * share;
        drawLine(painter, QRectF(x - px(40), area.bottom() + px(4), px(80), px(18)), Qt::AlignCenter,
                 number(range.left() + range.width() * share));
        drawLine(painter, QRectF(area.left() - px(52), y - px(9), px(46), px(18)), Qt::AlignRight | Qt::AlignVCenter,
                 number(range.top() + range.height() * share));
    }
    drawLine(painter, QRectF(area.left(), area.bottom() + px(22), area.width(), px(18)), Qt::AlignCenter,
             tr("first direction (second upwards)"));
    // The shades and their losses.
    const QRectF scale(area.right() + px(14), area.top(), px(12), area.height());
    constexpr int parts = 64;
    for (int i = 0; i < parts; ++i) {
        const double top = scale.bottom() - scale.height() * (i + 1) / parts;
        painter.fillRect(QRectF(scale.left(), top, scale.width(), scale.height() / parts + 1),
                         shade((i + 0.5) / parts));
    }
    for (int i = 0; i <= 4; ++i) {
        const double share = i / 4.0;
        drawLine(painter,
                 QRectF(scale.right() + px(6), scale.bottom() - scale.height() * share - px(9), px(52), px(18)),
                 Qt::AlignLeft | Qt::AlignVCenter, decimalNumber(std::exp(low_ + (high_ - low_) * share), 2));
    }
}

}  // namespace fovea
