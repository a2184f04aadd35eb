// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/descent_plot.h"

#include <QMouseEvent>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/benches/descent_bench.h"
#include "widgets/benches/bench_numbers.h"

namespace fovea {
namespace {

/// What the axes show.
struct Range {
    double least, most;
};
constexpr Range weights{-2, 8};
constexpr Range losses{0, 16};
constexpr Range valley{-3, 6};
constexpr double largestScale = 16;  // beyond it the numbers at the axes would not fit
constexpr double grabDistance = 18;

Range grown(Range range, double scale) {
    const double middle = (range.least + range.most) / 2;
    const double half = (range.most - range.least) / 2 * scale;
    return {middle - half, middle + half};
}

/// Of the plot's second value. A loss grows as the square of the weights.
Range rangeOf(DescentPlot::Kind kind, double scale) {
    return kind == DescentPlot::Kind::Curve ? Range{0, losses.most * scale * scale} : grown(valley, scale);
}

bool isWithin(double value, Range range) { return value >= range.least && value <= range.most; }

}  // namespace

DescentPlot::DescentPlot(BenchView& bench, Kind kind, QWidget* parent)
    : PaintedWidget(parent), bench_(bench), kind_(kind) {
    setObjectName(kind == Kind::Curve ? QStringLiteral("curve") : QStringLiteral("valley"));
    setAccessibleName(kind == Kind::Curve ? tr("Loss over the weight w") : tr("Loss over the weights w and v"));
    setTitle(kind == Kind::Curve ? tr("One weight") : tr("Two weights"));
    setCaption(kind == Kind::Curve ? QStringLiteral("L = (w − 3)²") : QStringLiteral("L = (w − 3)² + ¼ (v − 1)²"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
}

QRectF DescentPlot::plot() const {
    return body().adjusted(px(scale_ > 1 ? 42 : 30), px(4), -px(8), -px(20));
}

int DescentPlot::lastShown() const {
    int last = path().rows - 1;
    while (last > 0 && bench_.isHidden("path", last, 0)) --last;
    return last;
}

double DescentPlot::scale() const {
    double scale = 1;
    for (int row = 0; row <= lastShown(); ++row)
        while (scale < largestScale && !(isWithin(path().at(row, 0), grown(weights, scale)) &&
                                         isWithin(path().at(row, column()), rangeOf(kind_, scale))))
            scale *= 2;
    return scale;
}

QPointF DescentPlot::toPixel(double x, double y) const {
    const QRectF area = plot();
    const Range range = rangeOf(kind_, scale_);
    const Range across = grown(weights, scale_);
    return {area.left() + (x - across.least) / (across.most - across.least) * area.width(),
            area.bottom() - (y - range.least) / (range.most - range.least) * area.height()};
}

QPointF DescentPlot::toValue(QPointF pixel) const {
    const QRectF area = plot();
    const Range range = rangeOf(kind_, scale_);
    const Range across = grown(weights, scale_);
    return {across.least + (pixel.x() - area.left()) / area.width() * (across.most - across.least),
            range.least + (area.bottom() - pixel.y()) / area.height() * (range.most - range.least)};
}

QPointF DescentPlot::placeOf(int step) const {
    const int row = std::min(step, path().rows - 1);
    const QPointF at = toPixel(path().at(row, 0), path().at(row, column()));
    const QRectF area = plot();
    return {std::clamp(at.x(), area.left(), area.right()), std::clamp(at.y(), area.top(), area.bottom())};
}

void DescentPlot::paintAxes(QPainter& painter) const {
    const QRectF area = plot();
    const Range range = rangeOf(kind_, scale_);
    const Range across = grown(weights, scale_);
    painter.setFont(Theme::instance().font(type().caption));
    const int step = 2 * static_cast<int>(scale_);
    for (int x = static_cast<int>(std::ceil(across.least / step)) * step; x <= across.most; x += step) {
        const double at = toPixel(x, range.least).x();
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(at - px(20), area.bottom() + px(3), px(40), px(16)), Qt::AlignCenter, benchNumber(x));
    }
    const int by = kind_ == Kind::Curve ? 4 * static_cast<int>(scale_ * scale_) : step;
    for (int y = static_cast<int>(std::ceil(range.least / by)) * by; y <= static_cast<int>(range.most); y += by) {
        const double at = toPixel(across.least, y).y();
        painter.setPen(QPen(colors().plotGrid, 1));
        if (kind_ == Kind::Curve) painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(0, at - px(8), area.left() - px(6), px(16)), Qt::AlignRight | Qt::AlignVCenter,
                 benchNumber(y));
    }
    painter.setPen(colors().text);
    drawLine(painter, QRectF(area.right() - px(14), area.bottom() - px(18), px(14), px(16)), Qt::AlignCenter,
             QStringLiteral("w"));
    drawLine(painter, QRectF(area.left() + px(3), area.top(), px(14), px(16)), Qt::AlignCenter,
             kind_ == Kind::Curve ? QStringLiteral("L") : QStringLiteral("v"));
}

void DescentPlot::paintCurve(QPainter& painter) const {
    QPainterPath curve;
    const Range across = grown(weights, scale_);
    for (int i = 0; i <= 200; ++i) {
        const double w = across.least + (across.most - across.least) * i / 200;
        const QPointF at = toPixel(w, descentLoss(false, w, 0));
        i == 0 ? curve.moveTo(at) : curve.lineTo(at);
    }
    painter.setPen(QPen(colors().secondary, Theme::instance().lineWidth() * 0.8));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve);
}

/// Ellipses of equal loss: (w − 3)² + ¼ (v − 1)² = c.
void DescentPlot::paintContours(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    for (const double loss : {0.25, 1.0, 2.25, 4.0, 6.25, 9.0, 12.25, 16.0, 20.25, 25.0}) {
        const double across = std::sqrt(loss) * scale_;
        const QPointF corner = toPixel(3 - across, 1 + 2 * across);
        const QPointF opposite = toPixel(3 + across, 1 - 2 * across);
        painter.setPen(QPen(blended(colors().surface, colors().accent, loss > 10 ? 0.25 : 0.45), 1));
        painter.drawEllipse(QRectF(corner, opposite));
    }
}

void DescentPlot::paintWay(QPainter& painter) const {
    const double width = Theme::instance().lineWidth();
    const int last = lastShown();
    painter.setPen(QPen(colors().accent, width));
    for (int step = 1; step <= last; ++step) painter.drawLine(placeOf(step - 1), placeOf(step));
    for (int step = 0; step <= last; ++step) {
        const bool ball = step == last;
        painter.setPen(QPen(colors().accent, width));
        painter.setBrush(ball ? colors().accent : colors().surface);
        const double radius = px(ball ? 7 : 4);
        painter.drawEllipse(placeOf(step), radius, radius);
    }
    const QPointF least = kind_ == Kind::Curve ? toPixel(3, 0) : toPixel(3, 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().success);
    painter.drawEllipse(least, px(3.5), px(3.5));
}

void DescentPlot::paintEvent(QPaintEvent* /*event*/) {
    scale_ = scale();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    paintAxes(painter);
    painter.setClipRect(plot().adjusted(-px(8), -px(8), px(8), px(8)));
    kind_ == Kind::Curve ? paintCurve(painter) : paintContours(painter);
    paintWay(painter);
}

void DescentPlot::mousePressEvent(QMouseEvent* event) {
    dragging_ = QLineF(event->position(), placeOf(bench_.bench().step())).length() < px(grabDistance);
    if (dragging_) setCursor(Qt::ClosedHandCursor);
}

void DescentPlot::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_) {
        const bool near = QLineF(event->position(), placeOf(bench_.bench().step())).length() < px(grabDistance);
        setCursor(near ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    // In tenths, so that the numbers stay short.
    const auto tenths = [](double value, Range range) {
        return Matrix(std::round(std::clamp(value, range.least, range.most) * 10) / 10);
    };
    const QPointF at = toValue(event->position());
    BenchState start{{"start_w", tenths(at.x(), weights)}, {"step", Matrix(0)}};
    if (kind_ == Kind::Valley) start.emplace("start_v", tenths(at.y(), valley));
    bench_.set(start);
}

void DescentPlot::mouseReleaseEvent(QMouseEvent* /*event*/) {
    dragging_ = false;
    setCursor(Qt::ArrowCursor);
}

}  // namespace fovea
