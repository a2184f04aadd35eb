// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/throughput_spark.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {
constexpr double shownSeconds = 60;  // seconds
}

ThroughputSpark::ThroughputSpark(QWidget* parent) : PaintedWidget(parent) {
    setAccessibleName(tr("Images per second, last 60 s"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ThroughputSpark::addSample(double seconds, double imagesPerSecond) {
    if (!samples_.empty() && seconds < samples_.back().seconds) samples_.clear();
    samples_.push_back({seconds, imagesPerSecond});
    while (samples_.front().seconds < seconds - shownSeconds) samples_.pop_front();
    update();
}

void ThroughputSpark::clear() {
    samples_.clear();
    update();
}

QSize ThroughputSpark::sizeHint() const { return {ipx(220), ipx(56)}; }

void ThroughputSpark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    const QRectF area = body().adjusted(0, 2, 0, -px(20));
    painter.setPen(QPen(colors().hairline, 1));
    painter.drawLine(QPointF(area.left(), std::round(area.bottom()) + 0.5),
                     QPointF(area.right(), std::round(area.bottom()) + 0.5));
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().caption);
    drawLine(painter, QRectF(area.left(), area.bottom() + px(3), area.width(), px(16)), Qt::AlignLeft, tr("last 60 s"));
    if (samples_.size() < 2) return;
    double top = 1;
    for (const Sample& sample : samples_) top = std::max(top, sample.rate);
    const double now = samples_.back().seconds;
    QPolygonF line;
    for (const Sample& sample : samples_)
        line << QPointF(area.right() - 2 - (now - sample.seconds) / shownSeconds * (area.width() - 2),
                        area.bottom() - 2 - sample.rate / top * (area.height() - 6));
    painter.setPen(QPen(colors().caption, px(1.3), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

}  // namespace fovea
