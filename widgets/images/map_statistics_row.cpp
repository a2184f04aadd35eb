// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/map_statistics_row.h"

#include <QLinearGradient>
#include <algorithm>

#include "widgets/images/map_colors.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr double statisticsLineHeight = 44;  // a name and its number
constexpr double smallestGap = 8;

}  // namespace

MapStatisticsRow::MapStatisticsRow(QWidget* parent) : PaintedWidget(parent) {
    setAccessibleName(tr("Statistics of the map"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MapStatisticsRow::setStatistics(const MapStatistics& statistics) {
    statistics_ = statistics;
    known_ = true;
    setAccessibleDescription(tr("minimum %1, mean %2, maximum %3, above zero %4")
                                 .arg(decimalNumber(statistics.minimum, 2), decimalNumber(statistics.mean, 2),
                                      decimalNumber(statistics.maximum, 2), percentText(statistics.aboveZero)));
    updateGeometry();  // long numbers may take two lines
    update();
}

void MapStatisticsRow::clear() {
    known_ = false;
    setAccessibleDescription({});
    update();
}

std::array<MapStatisticsRow::Entry, 4> MapStatisticsRow::entries() const {
    // Room for any usual number, so that the row does not change while training runs.
    const double usual = textWidth(Theme::instance().font(type().value), QStringLiteral("\u22120.00"));
    const auto entry = [usual](const QString& name, const QString& number) {
        const double wide = std::max({textWidth(Theme::instance().font(type().caption), name),
                                      textWidth(Theme::instance().font(type().value), number), usual});
        return Entry{name, number, wide + 2};
    };
    return {entry(tr("minimum"), decimalNumber(statistics_.minimum, 2)),
            entry(tr("mean"), decimalNumber(statistics_.mean, 2)),
            entry(tr("maximum"), decimalNumber(statistics_.maximum, 2)),
            entry(tr("above zero"), percentText(statistics_.aboveZero))};
}

int MapStatisticsRow::perLine(int width) const {
    double needed = 3 * px(smallestGap);
    for (const Entry& entry : entries()) needed += entry.width;
    return needed <= width ? 4 : 2;
}

int MapStatisticsRow::heightForWidth(int width) const { return ipx(perLine(width) == 4 ? statisticsLineHeight : 2 * statisticsLineHeight); }

QSize MapStatisticsRow::sizeHint() const { return {ipx(300), heightForWidth(width())}; }

void MapStatisticsRow::paintEvent(QPaintEvent*) {
    if (!known_) return;
    QPainter painter(this);
    const auto all = entries();
    const int across = perLine(width());
    double rest = width();
    for (const Entry& entry : all) rest -= entry.width;
    const double gap = std::clamp(rest / 3, px(smallestGap), px(24));  // long numbers stand closer
    QPointF at;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (across == 2) at = {double(i % 2) * width() / 2, double(i / 2) * px(statisticsLineHeight)};
        const double wide = across == 2 ? width() / 2.0 : all[i].width;
        painter.setFont(Theme::instance().font(type().caption));
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(at.x(), at.y(), wide, px(17)), Qt::AlignLeft, all[i].name);
        painter.setFont(Theme::instance().font(type().value));
        painter.setPen(colors().text);
        drawLine(painter, QRectF(at.x(), at.y() + px(18), wide, px(22)), Qt::AlignLeft, all[i].number);
        at.rx() += wide + gap;
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
