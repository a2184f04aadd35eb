// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/plane_parts.h"

#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "core/benches/plane_bench.h"
#include "widgets/benches/bench_numbers.h"

namespace fovea {
namespace {

constexpr PlotAxes::Range shown{-2.5, 2.5};
constexpr int gridPlaces = 120;

}  // namespace

DecisionPlane::DecisionPlane(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("plane"));
    setAccessibleName(tr("The plane, and what the network says of it"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

PlotAxes DecisionPlane::axes() const {
    const QRectF room = QRectF(rect()).adjusted(px(40), px(6), -px(8), -px(22));
    const double side = std::min(room.width(), room.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(room.center());
    return {.area = square, .x = shown, .y = shown};
}

void DecisionPlane::paintAnswers(QPainter& painter) const {
    QImage answers(gridPlaces, gridPlaces, QImage::Format_RGB32);
    const PlotAxes plot = axes();
    for (int row = 0; row < gridPlaces; ++row)
        for (int column = 0; column < gridPlaces; ++column) {
            const QPointF at = plot.toValue({plot.area.left() + (column + 0.5) * plot.area.width() / gridPlaces,
                                             plot.area.top() + (row + 0.5) * plot.area.height() / gridPlaces});
            const bool one = planeOutput(bench_.bench().fields(), at.x(), at.y()) > 0.5;
            answers.setPixelColor(column, row, one ? colors().accentSoft : colors().surface);
        }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(plot.area, answers);
}

/// Where a hidden unit's sum is 0: w₁ x₁ + w₂ x₂ + b = 0.
void DecisionPlane::paintLines(QPainter& painter) const {
    const PlotAxes plot = axes();
    const Matrix& weights = matrixOf(bench_.bench().fields(), "W");
    const Matrix& bias = matrixOf(bench_.bench().fields(), "b");
    painter.save();
    painter.setClipRect(plot.area);
    painter.setPen(QPen(colors().accent, 1.5, Qt::DashLine));
    for (int unit = 0; unit < weights.rows; ++unit) {
        const double w1 = weights.at(unit, 0);
        const double w2 = weights.at(unit, 1);
        const double square = w1 * w1 + w2 * w2;
        if (square == 0) continue;
        const QPointF foot(-w1 * bias.at(unit, 0) / square, -w2 * bias.at(unit, 0) / square);
        const QPointF along = QPointF(-w2, w1) / std::sqrt(square) * 20;
        painter.drawLine(plot.toPixel(foot.x() - along.x(), foot.y() - along.y()),
                         plot.toPixel(foot.x() + along.x(), foot.y() + along.y()));
    }
    painter.restore();
}

void DecisionPlane::paintPoints(QPainter& painter) const {
    const PlotAxes plot = axes();
    const Matrix& points = matrixOf(bench_.bench().readings(), "points");
    painter.setFont(Theme::instance().font(type().caption, true));
    for (int row = 0; row < points.rows; ++row) {
        const bool one = points.at(row, 2) == 1;
        const bool hidden = bench_.isHidden("outputs", row, 0) || bench_.isHidden("right", 0, 0);
        const double output = *bench_.bench().number({"outputs", row, 0});
        const bool right = (output > 0.5) == one;
        const QPointF at = plot.toPixel(points.at(row, 0), points.at(row, 1));
        painter.setPen(QPen(hidden || right ? colors().accent : colors().error, hidden || right ? 2 : 3.5));
        painter.setBrush(one ? colors().accent : colors().surface);
        painter.drawEllipse(at, px(8), px(8));
        painter.setPen(hidden || right ? colors().text : colors().error);
        drawLine(painter, QRectF(at.x() + px(11), at.y() - px(20), px(52), px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                 hidden ? QStringLiteral("?") : benchNumber(output, 2));
    }
    const Matrix& x = matrixOf(bench_.bench().fields(), "x");
    const QPointF at =
        plot.toPixel(std::clamp(x.at(0, 0), shown.least, shown.most), std::clamp(x.at(1, 0), shown.least, shown.most));
    painter.setPen(QPen(colors().validationText, 2.5));
    painter.drawLine(at - QPointF(px(7), 0), at + QPointF(px(7), 0));
    painter.drawLine(at - QPointF(0, px(7)), at + QPointF(0, px(7)));
}

void DecisionPlane::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotAxes plot = axes();
    const bool hidden = bench_.isHidden("outputs", 0, 0) || bench_.isHidden("right", 0, 0);
    if (!hidden) paintAnswers(painter);
    plot.paint(painter, 1, 1);
    painter.setPen(colors().controlBorder);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot.area);
    paintLines(painter);
    paintPoints(painter);
}

void DecisionPlane::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = axes().toValue(event->position());
    const auto tenths = [](double value) { return std::round(std::clamp(value, shown.least, shown.most) * 10) / 10; };
    bench_.set({{"x", Matrix(2, 1, {tenths(at.x()), tenths(at.y())})}});
}

NeuronDrawing::NeuronDrawing(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("neurons"));
    setAccessibleName(tr("A dense network"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void NeuronDrawing::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Matrix& widths = matrixOf(bench_.bench().fields(), "widths");
    const double tallest = std::ranges::max(widths.values);
    const double radius = std::min(px(9), height() / (2.6 * tallest));
    const auto place = [&](int layer, int unit) {
        const double left = (layer + 0.5) * width() / widths.columns;
        return QPointF(left, height() / 2.0 + (unit - (widths.at(0, layer) - 1) / 2) * height() / tallest);
    };
    painter.setPen(QPen(colors().accentLine, 1));
    for (int layer = 1; layer < widths.columns; ++layer)
        for (int from = 0; from < widths.at(0, layer - 1); ++from)
            for (int to = 0; to < widths.at(0, layer); ++to) painter.drawLine(place(layer - 1, from), place(layer, to));
    for (int layer = 0; layer < widths.columns; ++layer)
        for (int unit = 0; unit < widths.at(0, layer); ++unit) {
            painter.setPen(QPen(layer == 0 ? colors().secondary : colors().accent, 1.5));
            painter.setBrush(layer == 0 ? colors().sunken : colors().surface);
            painter.drawEllipse(place(layer, unit), radius, radius);
        }
}

}  // namespace fovea
