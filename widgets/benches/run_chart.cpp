// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/benches/practice_tables.h"
#include "widgets/benches/practice_parts.h"
#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

constexpr double mega = 1e6;
constexpr double giga = 1e9;
constexpr double errorLines = 10;  // percent between two lines
constexpr double mostDecades = 6;  // whose names stand beside each other

/// Where a name stands beside its dot, so that those of neighbours don't lie on each other.
enum class Beside { Right, Left, Above };
constexpr std::array namePlaces{Beside::Above, Beside::Left, Beside::Above, Beside::Right,
                                Beside::Left,  Beside::Left, Beside::Left,  Beside::Right};
constexpr std::array namePlacesByMacs{Beside::Right, Beside::Left, Beside::Above, Beside::Right,
                                      Beside::Left,  Beside::Left, Beside::Left,  Beside::Left};

}  // namespace

RunChart::RunChart(BenchView& bench, QWidget* parent)
    : PracticeChooser(bench, "chart", tr("Errors and costs"), parent) {}

QPointF RunChart::Field::at(double error, double cost) const {
    const double decade = std::clamp(std::log10(std::max(cost, 1.0)), leastCost, mostCost);
    return {area.left() + area.width() * (decade - leastCost) / (mostCost - leastCost),
            area.bottom() - area.height() * std::clamp((error - leastError) / (mostError - leastError), 0.0, 1.0)};
}

bool RunChart::isMacs() const { return choiceOf(bench_.bench().fields(), "cost") == "macs"; }

RunChart::Field RunChart::published() const {
    const QRectF area(px(34), px(24), width() * 0.6 - px(44), height() - px(66));
    return isMacs() ? Field{area, 8.5, 11, 10, 50} : Field{area, 6.7, 8.5, 10, 50};
}

RunChart::Field RunChart::own() const {
    const double left = width() * 0.6 + px(34);
    const QRectF area(left, px(24), width() - left - px(8), height() - px(66));
    Field field = isMacs() ? Field{area, 4, 9, 0, 100} : Field{area, 3, 8, 0, 100};
    const Matrix& own = matrixOf(bench_.bench().readings(), "own");
    for (int row = 0; row < own.rows; ++row) {
        const double decade = std::log10(std::max(own.at(row, isMacs() ? 2 : 1), 1.0));
        field.leastCost = std::min(field.leastCost, std::floor(decade));
        field.mostCost = std::max(field.mostCost, std::ceil(decade));
    }
    return field;
}

QRectF RunChart::placeOf(int index) const {
    const PublishedNetwork& network = publishedNetworks[static_cast<std::size_t>(index)];
    const QPointF centre = published().at(network.error, isMacs() ? network.gigaMacs * giga : network.millions * mega);
    return {centre.x() - px(10), centre.y() - px(10), px(20), px(20)};
}

void RunChart::paintField(QPainter& painter, const Field& field, const QString& title) const {
    painter.setFont(fittedFont(title, field.area.width() + px(26), type().body, true));
    painter.setPen(colors().text);
    drawLine(painter, QRectF(field.area.left() - px(26), 0, field.area.width() + px(26), px(20)),
             Qt::AlignLeft | Qt::AlignVCenter, title);
    const QFont caption = Theme::instance().font(type().caption);
    painter.setFont(caption);
    const double by = field.mostError > 60 ? 2 * errorLines : errorLines;
    for (double error = field.leastError; error <= field.mostError; error += by) {
        const double y = field.at(error, 1).y();
        painter.setPen(QPen(colors().plotGrid, 1));
        painter.drawLine(QPointF(field.area.left(), y), QPointF(field.area.right(), y));
        painter.setPen(colors().caption);
        drawLine(painter, QRectF(field.area.left() - px(34), y - px(8), px(30), px(16)),
                 Qt::AlignRight | Qt::AlignVCenter, QString::number(error));
    }
    const int between = field.mostCost - field.leastCost > mostDecades ? 2 : 1;
    for (int power = static_cast<int>(std::ceil(field.leastCost)); power <= field.mostCost; power += between) {
        const double x = field.at(field.leastError, std::pow(10.0, power)).x();
        painter.setPen(QPen(colors().plotGrid, 1));
        painter.drawLine(QPointF(x, field.area.top()), QPointF(x, field.area.bottom()));
        painter.setPen(colors().caption);
        const double centre = std::min(x, field.area.right() - px(6));
        drawLine(painter, QRectF(centre - px(22), field.area.bottom() + px(3), px(44), px(16)), Qt::AlignCenter,
                 powerOfTen(power));
    }
    const QString axis = isMacs() ? tr("multiply–adds a picture") : tr("parameters");
    painter.setFont(fittedFont(axis, field.area.width(), type().caption, false));
    drawLine(painter, QRectF(field.area.left(), field.area.bottom() + px(20), field.area.width(), px(18)),
             Qt::AlignCenter, axis);
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawLine(field.area.bottomLeft(), field.area.bottomRight());
    painter.drawLine(field.area.bottomLeft(), field.area.topLeft());
}

void RunChart::paintPublished(QPainter& painter) const {
    const QFont caption = Theme::instance().font(type().caption);
    for (int i = 0; i < static_cast<int>(publishedNetworks.size()); ++i) {
        const bool isChosen = i == chosen();
        const QPointF centre = placeOf(i).center();
        painter.setPen(QPen(colors().surface, 1.5));
        painter.setBrush(colors().accent);
        painter.drawEllipse(centre, isChosen ? px(7) : px(4.5), isChosen ? px(7) : px(4.5));
        const auto& name = publishedNetworks[static_cast<std::size_t>(i)].name;
        const QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        const QFont font = Theme::instance().font(type().caption, isChosen);
        const double wide = textWidth(font, text) + px(4);
        QRectF place(0, 0, wide, px(16));
        switch ((isMacs() ? namePlacesByMacs : namePlaces)[static_cast<std::size_t>(i)]) {
            case Beside::Right: place.moveCenter(centre + QPointF(wide / 2 + px(9), 0)); break;
            case Beside::Left: place.moveCenter(centre - QPointF(wide / 2 + px(9), 0)); break;
            case Beside::Above: place.moveCenter(centre - QPointF(0, px(15))); break;
        }
        if (place.right() > published().area.right() + px(8)) place.moveRight(published().area.right() + px(8));
        if (place.left() < published().area.left()) place.moveLeft(published().area.left());
        painter.setFont(font);
        painter.setPen(isChosen ? colors().accent : colors().text);
        drawLine(painter, place, Qt::AlignCenter, text);
    }
}

void RunChart::paintOwn(QPainter& painter) const {
    const Matrix& own = matrixOf(bench_.bench().readings(), "own");
    const Field field = this->own();
    for (int row = 0; row < own.rows; ++row) {
        const bool isReadme = row < static_cast<int>(measuredNetworks.size());
        const QPointF centre = field.at(own.at(row, 0), own.at(row, isMacs() ? 2 : 1));
        painter.setPen(QPen(colors().surface, 1.5));
        painter.setBrush(isReadme ? colors().secondary : colors().validation);
        painter.drawEllipse(centre, px(5), px(5));
        if (!isReadme) continue;
        const auto& name = measuredNetworks[static_cast<std::size_t>(row)].name;
        const QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        painter.setFont(Theme::instance().font(type().caption));
        painter.setPen(colors().text);
        const double wide = textWidth(painter.font(), text) + px(4);
        QRectF place(centre.x() - wide / 2, centre.y() - px(23), wide, px(16));
        place.moveLeft(
            within(place.left(), field.area.left(), std::max(field.area.right() + px(8) - wide, field.area.left())));
        drawLine(painter, place, Qt::AlignCenter, text);
    }
}

void RunChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintField(painter, published(), tr("ImageNet: top-1 error, %"));
    paintField(painter, own(), tr("CIFAR-10, Fovea: error, %"));
    paintOwn(painter);
    paintPublished(painter);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1));
}

}  // namespace fovea
