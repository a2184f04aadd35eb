// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/rate_track.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {

namespace {

constexpr double smallestRate = 1e-12;  // 0 has no logarithm
constexpr std::size_t mostSpoken = 20;
constexpr std::size_t mostLabelled = 40;

double scaled(double rate, bool isLinear) { return isLinear ? rate : std::log10(std::max(rate, smallestRate)); }

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

void RateTrack::setRates(std::vector<RateStep> steps, double now, RatePlan plan) {
    steps_ = std::move(steps);
    now_ = now;
    plan_ = std::move(plan);
    if (!drag_) findScale();
    QStringList spoken;
    const std::size_t every = 1 + steps_.size() / mostSpoken;
    for (std::size_t i = 0; i < steps_.size(); i += every)
        spoken << tr("%1 from epoch %2").arg(rateText(steps_[i].rate), decimalNumber(steps_[i].epoch, 1));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

void RateTrack::findScale() {
    end_ = plan_.steps.empty() ? std::max(1.0, now_ * 1.12) : std::max(plan_.end, now_);
    low_ = plan_.isSmooth ? 0 : std::numeric_limits<double>::infinity();
    high_ = -low_;
    for (const auto* list : {&steps_, &plan_.steps}) {
        for (const RateStep& step : *list) {
            low_ = std::min(low_, scaled(step.rate, plan_.isSmooth));
            high_ = std::max(high_, scaled(step.rate, plan_.isSmooth));
        }
    }
}

QSize RateTrack::sizeHint() const { return {ipx(220), ipx(handles_.empty() ? 84 : 112)}; }

QRectF RateTrack::area() const { return QRectF(rect()).adjusted(0, px(18), 0, -px(36)); }

double RateTrack::end() const { return end_; }

double RateTrack::x(double epoch) const { return area().left() + area().width() * epoch / std::max(end(), 1e-9); }

double RateTrack::y(double rate) const {
    const double part = high_ > low_ ? (high_ - scaled(rate, plan_.isSmooth)) / (high_ - low_) : 0.3;
    return area().top() + part * area().height();
}

QPolygonF RateTrack::stairOf(const std::vector<RateStep>& steps, double until) const {
    QPolygonF line;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double to = i + 1 < steps.size() ? steps[i + 1].epoch : until;
        line << QPointF(x(steps[i].epoch), y(steps[i].rate)) << QPointF(x(to), y(steps[i].rate));
    }
    return line;
}

QPolygonF RateTrack::stair() const {
    QPolygonF line = stairOf(steps_, now_);
    if (line.isEmpty()) return line;
    return line << (plan_.steps.empty() ? QPointF(area().right(), line.back().y()) : line.back());
}

QPolygonF RateTrack::ahead() const { return stairOf(plan_.steps, end()); }

std::vector<RateTrack::Label> RateTrack::labels() const {
    std::vector<Label> placed;
    const QPolygonF line = stair(), planned = ahead();
    const QFont font = Theme::instance().font(type().caption);
    const double high = px(15);
    const auto isFree = [&](const QRectF& place) {
        if (place.left() < 0 || place.right() > width() || place.top() < 0) return false;
        for (const QPolygonF* curve : {&line, &planned}) {
            for (qsizetype i = 0; i + 1 < curve->size(); ++i) {
                const QRectF part = QRectF((*curve)[i], (*curve)[i + 1]).normalized().adjusted(-2, -2, 2, 2);
                if (part.intersects(place)) return false;
            }
        }
        return std::ranges::none_of(
            placed, [&](const Label& label) { return label.place.adjusted(-px(6), 0, px(6), 0).intersects(place); });
    };
    const auto put = [&](const QPolygonF& curve, const std::vector<RateStep>& steps, std::size_t step) {
        const QString text = rateText(steps[step].rate);
        const double wide = textWidth(font, text) + 2;
        const QPointF from = curve[qsizetype(2 * step)], to = curve[qsizetype(2 * step) + 1];
        for (const double x : {from.x(), from.x() + px(5), to.x() - wide, to.x() + px(5), width() - wide})
            for (const double y : {from.y() + px(3), from.y() - high - px(3)})
                if (const QRectF place(x, y, wide, high); isFree(place)) return placed.push_back({place, text});
        // Nothing is drawn along the upper edge.
        const QRectF above(std::max(0.0, to.x() - wide), 0, wide, high);
        if (isFree(above)) placed.push_back({above, text});
    };
    // The present one is what people look for, then where it began.
    const std::size_t count = steps_.size();
    for (std::size_t i = 0; i < (count <= mostLabelled ? count : 2); ++i) put(line, steps_, i == 0 ? count - 1 : i - 1);
    if (plan_.steps.empty()) return placed;
    const auto putNew = [&](std::size_t step) {
        const QString text = rateText(plan_.steps[step].rate);
        if (std::ranges::find(placed, text, &Label::text) == placed.end()) put(planned, plan_.steps, step);
    };
    const auto extremes = std::ranges::minmax_element(plan_.steps, {}, &RateStep::rate);
    putNew(static_cast<std::size_t>(extremes.max - plan_.steps.begin()));
    putNew(static_cast<std::size_t>(extremes.min - plan_.steps.begin()));
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
    drawLine(painter, QRectF(0, base + 2, width(), px(17)), Qt::AlignLeft, note());
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
    if (plan_.steps.empty()) return painter.drawLine(line[line.size() - 2], line.back());
    painter.drawPolyline(ahead());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().validation);
    const double radius = px(3);
    const double at = within(line.back().x(), radius, width() - radius);  // whole at either end
    painter.drawEllipse(QPointF(at, line.back().y()), radius, radius);
    paintHandles(painter);
}

}  // namespace fovea
