// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/activation_parts.h"

#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "core/benches/activation_bench.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr PlotAxes::Range shownX{-6, 6};
constexpr PlotAxes::Range shownY{-1.5, 2.5};
constexpr double leastExponent = -12;  // of the chain's bars

QString smallNumber(double number) {
    return number != 0 && std::abs(number) < 0.001 ? scientificNumber(number, 1) : benchNumber(number, 3);
}

}  // namespace

ActivationCurves::ActivationCurves(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("curves"));
    setAccessibleName(tr("The activation and its derivative"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

PlotAxes ActivationCurves::axes() const {
    return {.area = QRectF(rect()).adjusted(px(46), px(8), -px(12), -px(24)), .x = shownX, .y = shownY};
}

void ActivationCurves::paintPlace(QPainter& painter) const {
    const PlotAxes plot = axes();
    const double x = numberOf(bench_.bench().fields(), "x");
    const double value = *bench_.bench().number({"value"});
    const double derivative = *bench_.bench().number({"derivative"});
    painter.setPen(QPen(colors().secondary, 1, Qt::DashLine));
    painter.drawLine(plot.toPixel(x, shownY.least), plot.toPixel(x, shownY.most));
    const auto dot = [&](double y, const QColor& color) {
        painter.setPen(QPen(colors().surface, 1.5));
        painter.setBrush(color);
        painter.drawEllipse(plot.toPixel(x, std::clamp(y, shownY.least, shownY.most)), px(6), px(6));
    };
    if (!bench_.isHidden("value", 0, 0)) dot(value, colors().accent);
    if (!bench_.isHidden("derivative", 0, 0)) dot(derivative, colors().validation);
}

void ActivationCurves::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotAxes plot = axes();
    plot.paint(painter, 2, 0.5);
    const std::string& function = choiceOf(bench_.bench().fields(), "function");
    const double line = Theme::instance().lineWidth();
    if (!bench_.isHidden("derivative", 0, 0)) {
        painter.setPen(QPen(colors().validation, line, Qt::DashLine));
        plot.paintCurve(painter, [&](double x) { return activationAt(function, x).derivative; });
    }
    painter.setPen(QPen(colors().accent, line));
    plot.paintCurve(painter, [&](double x) { return activationAt(function, x).value; });
    paintPlace(painter);
    painter.setFont(Theme::instance().font(type().body, true));
    const QRectF legend(plot.area.left() + px(12), plot.area.top() + px(4), px(160), px(20));
    painter.setPen(colors().accent);
    drawLine(painter, legend, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("f(x)"));
    painter.setPen(colors().validationText);
    drawLine(painter, legend.translated(0, px(20)), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("f′(x)"));
}

void ActivationCurves::mouseMoveEvent(QMouseEvent* event) {
    const double x = std::clamp(axes().toValue(event->position()).x(), shownX.least, shownX.most);
    bench_.set({{"x", Matrix(std::round(x * 10) / 10)}});
}

GradientChain::GradientChain(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("chain"));
    setAccessibleName(tr("What is left of a gradient of 1"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void GradientChain::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const bool hidden =
        bench_.isHidden("left", 0, 0) || bench_.isHidden("bound", 0, 0) || bench_.isHidden("derivative", 0, 0);
    const Matrix& chain = matrixOf(bench_.bench().readings(), "chain");
    const QRectF plot(px(4), px(4), width() - px(8), height() - px(52));
    const double column = plot.width() / chain.columns;
    for (int layer = 0; layer < chain.columns && !hidden; ++layer) {
        const double left = std::abs(chain.at(0, layer));
        const double share = left == 0 ? 0 : std::clamp(1 - std::log10(left) / leastExponent, 0.0, 1.0);
        painter.fillRect(QRectF(plot.left() + layer * column, plot.bottom() - share * plot.height(),
                                std::max(column - 3, 1.0), share * plot.height()),
                         colors().accentLine);
    }
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    const auto line = [&](int index, const QString& text) {
        drawLine(painter, QRectF(0, plot.bottom() + px(6) + index * px(20), width(), px(18)),
                 Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    const QString left = hidden ? QStringLiteral("?") : smallNumber(*bench_.bench().number({"left"}));
    const QString bound = hidden ? QStringLiteral("?") : smallNumber(*bench_.bench().number({"bound"}));
    line(0, tr("behind %1 layers at this x: %2 (bars: logarithm)").arg(chain.columns).arg(left));
    line(1, tr("where f is steepest: %1").arg(bound));
}

EpochSteps::EpochSteps(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("epoch"));
    setAccessibleName(tr("Steps of an epoch"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void EpochSteps::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Bench& bench = bench_.bench();
    const double images = numberOf(bench.fields(), "images");
    const double batch = numberOf(bench.fields(), "batch");
    const double steps = *bench.number({"steps"});
    const bool hidden = bench_.isHidden("steps", 0, 0) || bench_.isHidden("last_batch", 0, 0);
    const QRectF bar(px(2), px(6), width() - px(4), px(22));
    painter.fillRect(bar, colors().accentSoft);
    const double share = *bench.number({"last_batch"}) / batch;
    if (!hidden && steps <= 60) {
        painter.setPen(QPen(colors().accentLine, 1));
        for (int step = 1; step < steps; ++step) {
            const double at = bar.left() + bar.width() * step * batch / images;
            painter.drawLine(QPointF(at, bar.top()), QPointF(at, bar.bottom()));
        }
    }
    painter.setPen(colors().controlBorder);
    painter.drawRect(bar);
    painter.setFont(Theme::instance().font(type().body));
    painter.setPen(colors().text);
    drawLine(painter, QRectF(0, px(34), width(), px(22)), Qt::AlignLeft | Qt::AlignVCenter,
             tr("%1 pictures / %2 = %3 steps")
                 .arg(groupedNumber(static_cast<qint64>(images)), groupedNumber(static_cast<qint64>(batch)),
                      hidden ? QStringLiteral("?") : groupedNumber(static_cast<qint64>(steps))));
    drawLine(painter, QRectF(0, px(58), width(), px(22)), Qt::AlignLeft | Qt::AlignVCenter,
             tr("the last batch has %1 (%2)")
                 .arg(hidden ? QStringLiteral("?") : bench_.text("last_batch"),
                      hidden ? QStringLiteral("?") : percentText(share)));
}

}  // namespace fovea
