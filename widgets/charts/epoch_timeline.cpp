// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/epoch_timeline.h"

#include <algorithm>
#include <cmath>

#include "widgets/charts/curve_math.h"

namespace fovea {

EpochTimeline::EpochTimeline(QWidget* parent) : PaintedWidget(parent) {
    setAccessibleName(tr("Epochs"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EpochTimeline::setEpochs(int planned) {
    planned_ = std::max(1, planned);
    update();
}

void EpochTimeline::setProgress(double epochs) {
    progress_ = std::max(0.0, epochs);
    setAccessibleDescription(
        tr("%1 of %2 epochs done").arg(decimalNumber(std::floor(progress_), 0)).arg(std::max(planned_, int(progress_))));
    update();
}

void EpochTimeline::setRateChanges(std::vector<double> epochs) {
    rateChanges_ = std::move(epochs);
    update();
}

QSize EpochTimeline::sizeHint() const { return {ipx(600), ipx(44)}; }
QSize EpochTimeline::minimumSizeHint() const { return {ipx(140), ipx(44)}; }

void EpochTimeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double end = std::max(double(planned_), std::ceil(progress_));
    const QRectF track(px(10), px(16), width() - px(20), px(4));
    const auto at = [&](double epoch) { return track.left() + track.width() * epoch / end; };
    paintTicks(painter, track);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().sunken);
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(colors().accentLine);
    painter.drawRoundedRect(QRectF(track.topLeft(), QPointF(at(progress_), track.bottom())), 2, 2);

    const double y = track.center().y();
    const int done = int(std::floor(progress_ + 1e-9));
    // Dots that would touch say nothing: then only every second, fifth, tenth.
    const int every = std::max(1, int(niceStep(px(10) * end / std::max(1.0, track.width()), 1)));
    painter.setPen(QPen(colors().accent, px(1.6)));
    painter.setBrush(colors().surface);
    for (int epoch = 0; epoch <= done && progress_ > 0; epoch += every) painter.drawEllipse(QPointF(at(epoch), y), px(3.4), px(3.4));
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

void EpochTimeline::paintTicks(QPainter& painter, const QRectF& track) const {
    const double end = std::max(double(planned_), std::ceil(progress_));
    const int labelled = std::max(1, int(niceStep(end, std::clamp(int(track.width() / px(90)), 1, 8))));
    const int ticked = std::max(1, int(niceStep(px(8) * end / std::max(1.0, track.width()), 1)));
    painter.setFont(Theme::instance().font(type().caption));
    for (int epoch = 0; epoch <= int(end); ++epoch) {
        const double x = std::round(track.left() + track.width() * epoch / end) + 0.5;
        const bool last = epoch == int(end);
        if (epoch % ticked == 0 || last) {
            painter.setPen(QPen(colors().controlBorder, 1));
            painter.drawLine(QLineF(x, track.top() - px(2), x, track.bottom() + px(2)));
        }
        const bool crowded = !last && end - epoch < labelled * 0.6;
        if ((epoch % labelled != 0 || crowded) && !last) continue;
        painter.setPen(colors().secondary);
        painter.drawText(QRectF(x - px(30), track.bottom() + px(5), px(60), px(16)), Qt::AlignHCenter | Qt::AlignVCenter,
                         QString::number(epoch));
    }
}

}  // namespace fovea
