// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/map_statistics_row.h"

#include <QLinearGradient>
#include <algorithm>

#include "widgets/images/map_colors.h"
#include "widgets/text/numbers.h"

namespace fovea {

MapStatisticsRow::MapStatisticsRow(QWidget* parent) : PaintedWidget(parent) {
    setAccessibleName(tr("Statistics of the map"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MapStatisticsRow::setStatistics(const MapStatistics& statistics) {
    statistics_ = statistics;
    known_ = true;
    setAccessibleDescription(tr("minimum %1, mean %2, maximum %3, above zero %4")
                                 .arg(decimalNumber(statistics.minimum, 2), decimalNumber(statistics.mean, 2),
                                      decimalNumber(statistics.maximum, 2), percentText(statistics.aboveZero)));
    update();
}

void MapStatisticsRow::clear() {
    known_ = false;
    setAccessibleDescription({});
    update();
}

QSize MapStatisticsRow::sizeHint() const { return {ipx(300), ipx(44)}; }

void MapStatisticsRow::paintEvent(QPaintEvent*) {
    if (!known_) return;
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    const QFont caption = theme.font(type().caption), value = theme.font(type().value);
    const std::pair<QString, QString> entries[] = {{tr("minimum"), decimalNumber(statistics_.minimum, 2)},
                                                   {tr("mean"), decimalNumber(statistics_.mean, 2)},
                                                   {tr("maximum"), decimalNumber(statistics_.maximum, 2)},
                                                   {tr("above zero"), percentText(statistics_.aboveZero)}};
    const auto widthOf = [&](const auto& entry) {
        return std::max(textWidth(caption, entry.first), textWidth(value, entry.second)) + 2;
    };
    double rest = width();
    for (const auto& entry : entries) rest -= widthOf(entry);
    const double gap = std::clamp(rest / 3, px(8), px(24));  // long numbers stand closer
    double x = 0;
    for (const auto& entry : entries) {
        const auto& [name, number] = entry;
        const double wide = widthOf(entry);
        painter.setFont(caption);
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(x, 0, wide, px(17)), Qt::AlignLeft, name);
        painter.setFont(value);
        painter.setPen(colors().text);
        drawLine(painter, QRectF(x, px(18), wide, px(22)), Qt::AlignLeft, number);
        x += wide + gap;
    }
}

MapLegend::MapLegend(QWidget* parent) : PaintedWidget(parent) {
    setAccessibleName(tr("Colour scale"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MapLegend::setScale(MapScale scale) {
    scale_ = scale;
    update();
}

QSize MapLegend::sizeHint() const { return {ipx(132), ipx(20)}; }

void MapLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isSigned = scale_ == MapScale::Signed;
    const QRectF bar(px(18), height() / 2.0 - px(4.5), width() - px(36), px(9));
    QLinearGradient shades(bar.topLeft(), bar.topRight());
    for (int i = 0; i <= 8; ++i) {
        const float part = float(i) / 8;
        shades.setColorAt(double(part), isSigned ? signedColor(part * 2 - 1) : positiveColor(part));
    }
    painter.setPen(QPen(colors().hairline, 1));
    painter.setBrush(shades);
    painter.drawRect(bar);
    painter.setFont(Theme::instance().font(type().body));
    painter.setPen(colors().secondary);
    painter.drawText(QRectF(0, 0, px(14), height()), Qt::AlignCenter,
                     isSigned ? QStringLiteral("\u2212") : QStringLiteral("0"));
    painter.drawText(QRectF(width() - px(14), 0, px(14), height()), Qt::AlignCenter, QStringLiteral("+"));
}

}  // namespace fovea
