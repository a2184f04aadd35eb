// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/rate_track.h"

#include <algorithm>
#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr double smallestRate = 1e-12;  // 0 has no logarithm

}  // namespace

QString rateText(double rate) {
    if (!(rate > 0) || !std::isfinite(rate)) return QStringLiteral("0");
    if (rate >= 1e-5) {
        QString text = decimalNumber(rate, 7);
        while (text.endsWith(QLatin1Char('0'))) text.chop(1);
        if (text.endsWith(QLatin1Char('.'))) text.chop(1);
        return text;
    }
    return scientificNumber(rate, 0);
}

RateTrack::RateTrack(QWidget* parent) : PaintedWidget(parent) {
    setAccessibleName(tr("Learning rate so far"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RateTrack::setRates(std::vector<RateStep> steps, double now) {
    steps_ = std::move(steps);
    now_ = now;
    QStringList spoken;
    for (const RateStep& step : steps_)
        spoken << tr("%1 from epoch %2").arg(rateText(step.rate), decimalNumber(step.epoch, 1));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

QSize RateTrack::sizeHint() const { return {ipx(220), ipx(84)}; }

QRectF RateTrack::area() const { return QRectF(rect()).adjusted(0, px(18), 0, -px(36)); }

QPolygonF RateTrack::stair() const {
    QPolygonF line;
    if (steps_.empty()) return line;
    const QRectF space = area();
    double low = std::log10(std::max(steps_.front().rate, smallestRate)), high = low;
    for (const RateStep& step : steps_) {
        low = std::min(low, std::log10(std::max(step.rate, smallestRate)));
        high = std::max(high, std::log10(std::max(step.rate, smallestRate)));
    }
    const double end = std::max(1.0, now_ * 1.12);
    const auto x = [&](double epoch) { return space.left() + space.width() * epoch / end; };
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const double rate = std::log10(std::max(steps_[i].rate, smallestRate));
        const double y = space.top() + (high > low ? (high - rate) / (high - low) : 0.3) * space.height();
        line << QPointF(x(steps_[i].epoch), y) << QPointF(i + 1 < steps_.size() ? x(steps_[i + 1].epoch) : x(now_), y);
    }
    return line << QPointF(space.right(), line.back().y());
}

std::vector<RateTrack::Label> RateTrack::labels() const {
    std::vector<Label> placed;
    const QPolygonF line = stair();
    const QFont font = Theme::instance().font(type().caption);
    const double high = px(15);
    const auto isFree = [&](const QRectF& place) {
        if (place.left() < 0 || place.right() > width() || place.top() < 0) return false;
        for (qsizetype i = 0; i + 1 < line.size(); ++i) {
            const QRectF part = QRectF(line[i], line[i + 1]).normalized().adjusted(-2, -2, 2, 2);
            if (part.intersects(place)) return false;
        }
        return std::ranges::none_of(
            placed, [&](const Label& label) { return label.place.adjusted(-px(6), 0, px(6), 0).intersects(place); });
    };
    const auto put = [&](std::size_t step) {
        const QString text = rateText(steps_[step].rate);
        const double wide = textWidth(font, text) + 2;
        const QPointF from = line[qsizetype(2 * step)], to = line[qsizetype(2 * step) + 1];
        for (const double x : {from.x(), from.x() + px(5), to.x() - wide, to.x() + px(5), width() - wide})
            for (const double y : {from.y() + px(3), from.y() - high - px(3)})
                if (const QRectF place(x, y, wide, high); isFree(place)) return placed.push_back({place, text});
        // Nothing is drawn along the upper edge.
        const QRectF above(std::max(0.0, to.x() - wide), 0, wide, high);
        if (isFree(above)) placed.push_back({above, text});
    };
    // The present one is what people look for, then where it began.
    for (std::size_t i = 0; i < steps_.size(); ++i) put(i == 0 ? steps_.size() - 1 : i - 1);
    return placed;
}

void RateTrack::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double base = std::round(height() - px(20)) + 0.5;
    painter.setPen(QPen(colors().hairline, 1));
    painter.drawLine(QPointF(0, base), QPointF(width(), base));
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().caption);
    drawLine(painter, QRectF(0, base + 2, width(), px(17)), Qt::AlignLeft,
             tr("\u03B7 so far, epochs 0 to %1").arg(decimalNumber(std::floor(now_), 0)));
    const QPolygonF line = stair();
    if (line.isEmpty()) return;
    painter.setPen(colors().secondary);
    for (const Label& label : labels()) painter.drawText(label.place, Qt::AlignLeft | Qt::AlignVCenter, label.text);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().validation, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(line.constData(), static_cast<int>(line.size()) - 1);
    QPen dotted(colors().controlBorder, 1.5);
    dotted.setDashPattern({2, 2});
    painter.setPen(dotted);
    painter.drawLine(line[line.size() - 2], line.back());
}

}  // namespace fovea
