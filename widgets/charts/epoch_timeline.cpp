// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/epoch_timeline.h"

#include <algorithm>
#include <cmath>
#include <ranges>

#include <QMouseEvent>

#include "widgets/charts/curve_math.h"
#include "widgets/text/numbers.h"

namespace fovea {

EpochTimeline::EpochTimeline(QWidget* parent) : PaintedWidget(parent) {
    setAccessibleName(tr("Epochs"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void EpochTimeline::setEpochs(int planned) {
    planned_ = std::max(1, planned);
    update();
}

void EpochTimeline::setProgress(double epochs) {
    progress_ = std::max(0.0, epochs);
    setAccessibleDescription(tr("%1 of %2 epochs done")
                                 .arg(decimalNumber(std::floor(progress_), 0))
                                 .arg(std::max(planned_, int(progress_))));
    update();
}

void EpochTimeline::setRateChanges(std::vector<double> epochs) {
    rateChanges_ = std::move(epochs);
    update();
}

void EpochTimeline::setKept(std::vector<std::int64_t> epochs) {
    kept_ = std::move(epochs);
    hovered_.reset();
    update();
}

double EpochTimeline::lastEpoch() const { return std::max(double(planned_), std::ceil(progress_)); }

QRectF EpochTimeline::track() const { return {px(10), px(16), width() - px(20), px(4)}; }

QPointF EpochTimeline::positionOf(double epoch) const {
    const QRectF line = track();
    return {line.left() + line.width() * epoch / lastEpoch(), line.center().y()};
}

std::optional<std::int64_t> EpochTimeline::keptAt(const QPointF& position) const {
    std::optional<std::int64_t> nearest;
    double least = px(8);
    for (const std::int64_t epoch : kept_) {
        const double distance = std::abs(positionOf(double(epoch)).x() - position.x());
        if (distance <= least) nearest = epoch, least = distance;
    }
    return nearest;
}

void EpochTimeline::mouseMoveEvent(QMouseEvent* event) {
    const auto epoch = keptAt(event->position());
    if (epoch == hovered_) return;
    hovered_ = epoch;
    setCursor(epoch ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(epoch ? tr("Epoch %1 is kept: click to go back to it").arg(*epoch) : QString());
    update();
}

void EpochTimeline::mousePressEvent(QMouseEvent* event) {
    const auto epoch = keptAt(event->position());
    if (event->button() == Qt::LeftButton && epoch) Q_EMIT keptClicked(*epoch);
}

void EpochTimeline::leaveEvent(QEvent* /*event*/) {
    hovered_.reset();
    update();
}

QSize EpochTimeline::sizeHint() const { return {ipx(600), ipx(44)}; }
QSize EpochTimeline::minimumSizeHint() const { return {ipx(140), ipx(44)}; }

void EpochTimeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double end = lastEpoch();
    const QRectF line = track();
    const auto at = [&](double epoch) { return positionOf(epoch).x(); };
    paintTicks(painter, line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().sunken);
    painter.drawRoundedRect(line, 2, 2);
    painter.setBrush(colors().accentLine);
    painter.drawRoundedRect(QRectF(line.topLeft(), QPointF(at(progress_), line.bottom())), 2, 2);

    const double y = line.center().y();
    const int done = int(std::floor(progress_ + 1e-9));
    // Dots that would touch say nothing: then only every second, fifth, tenth.
    const int every = std::max(1, int(niceStep(px(10) * end / std::max(1.0, line.width()), 1)));
    painter.setPen(QPen(colors().accent, px(1.6)));
    painter.setBrush(colors().surface);
    for (int epoch = 0; epoch <= done && progress_ > 0; epoch += every)
        painter.drawEllipse(QPointF(at(epoch), y), px(3.4), px(3.4));
    painter.setBrush(colors().accent);
    double free = width();  // thinned ones stand elsewhere than the ticks do; the newest is drawn in any case
    for (const std::int64_t epoch : kept_ | std::views::reverse) {
        const double x = at(double(epoch));
        if (double(epoch) > progress_ || x > free) continue;
        painter.drawEllipse(QPointF(x, y), px(3.4), px(3.4));
        free = x - px(8);
    }
    if (hovered_) {
        painter.setBrush(colors().accentSoft);
        painter.drawEllipse(QPointF(at(double(*hovered_)), y), px(6), px(6));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().accent);
    painter.drawEllipse(QPointF(at(progress_), y), px(6), px(6));
    painter.setBrush(colors().validation);
    for (const double change : rateChanges_) {
        const QPointF tip(at(change), y - px(5));
        const QPointF mark[] = {tip, tip + QPointF(-px(4), -px(6)), tip + QPointF(px(4), -px(6))};
        painter.drawPolygon(mark, 3);
    }
}

void EpochTimeline::paintTicks(QPainter& painter, const QRectF& line) const {
    const double end = lastEpoch();
    const int labelled = std::max(1, int(niceStep(end, std::clamp(int(line.width() / px(90)), 1, 8))));
    const int ticked = std::max(1, int(niceStep(px(8) * end / std::max(1.0, line.width()), 1)));
    painter.setFont(Theme::instance().font(type().caption));
    for (int epoch = 0; epoch <= int(end); ++epoch) {
        const double x = std::round(line.left() + line.width() * epoch / end) + 0.5;
        const bool last = epoch == int(end);
        if (epoch % ticked == 0 || last) {
            painter.setPen(QPen(colors().controlBorder, 1));
            painter.drawLine(QLineF(x, line.top() - px(2), x, line.bottom() + px(2)));
        }
        const bool crowded = !last && end - epoch < labelled * 0.6;
        if ((epoch % labelled != 0 || crowded) && !last) continue;
        painter.setPen(colors().secondary);
        painter.drawText(QRectF(x - px(30), line.bottom() + px(5), px(60), px(16)), Qt::AlignHCenter | Qt::AlignVCenter,
                         QString::number(epoch));
    }
}

}  // namespace fovea
