// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/rate_track.h"

#include <algorithm>
#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {

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

QSize RateTrack::sizeHint() const { return {ipx(220), ipx(72)}; }

void RateTrack::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    const QRectF area = QRectF(rect()).adjusted(0, px(6), 0, -px(26));
    const double base = std::round(height() - px(20)) + 0.5;
    painter.setPen(QPen(colors().hairline, 1));
    painter.drawLine(QPointF(0, base), QPointF(width(), base));
    painter.setFont(theme.font(type().caption));
    painter.setPen(colors().caption);
    drawLine(painter, QRectF(0, base + 2, width(), px(17)), Qt::AlignLeft,
             tr("\u03B7 so far, epochs 0 to %1").arg(decimalNumber(std::floor(now_), 0)));
    if (steps_.empty()) return;
    double low = std::log10(steps_.front().rate), high = low;
    for (const RateStep& step : steps_) {
        low = std::min(low, std::log10(step.rate));
        high = std::max(high, std::log10(step.rate));
    }
    const double end = std::max(1.0, now_ * 1.12);
    const auto x = [&](double epoch) { return area.left() + area.width() * epoch / end; };
    const auto y = [&](double rate) {
        const double part = high > low ? (high - std::log10(rate)) / (high - low) : 0.3;
        return area.top() + 1 + part * (area.height() * 0.62);
    };
    QPolygonF stair;
    double free = -1;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const double from = x(steps_[i].epoch);
        const double to = i + 1 < steps_.size() ? x(steps_[i + 1].epoch) : x(now_);
        const double at = y(steps_[i].rate);
        stair << QPointF(from, at) << QPointF(to, at);
        const QString text = rateText(steps_[i].rate);
        const double wide = textWidth(painter.font(), text);
        const bool above = i > 0 && steps_[i].rate < steps_[i - 1].rate;
        if (from < free || wide > std::max(to - from, px(40)) + px(24)) continue;
        painter.setPen(colors().secondary);
        const double left = std::min(from + (i > 0 ? px(5) : 0), width() - wide);
        painter.drawText(QRectF(left, above ? at - px(18) : at + px(2), wide + 2, px(16)),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        free = from + wide + px(8);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().validation, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(stair);
    QPen dotted(colors().controlBorder, 1.5);
    dotted.setDashPattern({2, 2});
    painter.setPen(dotted);
    painter.drawLine(stair.back(), QPointF(area.right(), stair.back().y()));
}

}  // namespace fovea
