// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/gradient_bars.h"

#include <algorithm>
#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int lowestPower = -5;
constexpr int highestPower = -1;

}  // namespace

double gradientPosition(double value) {
    if (!(value > 0)) return 0;
    return std::clamp((std::log10(value) - lowestPower) / (highestPower - lowestPower), 0.0, 1.0);
}

QString gradientText(double value) {
    if (!std::isfinite(value)) return std::isnan(value) ? QStringLiteral("NaN") : QStringLiteral("\u221E");
    if (value <= 0) return QStringLiteral("0");
    if (value >= 0.00045 && value < 1000) return decimalNumber(value, value >= 10 ? 1 : 4);
    return scientificNumber(value, 1);
}

GradientBars::GradientBars(QWidget* parent) : PaintedWidget(parent) {
    setTitle(tr("Gradient magnitude by layer"));
    setCaption(tr("mean |\u2202L/\u2202w|, this batch  ·  tick: epoch maximum"));
}

void GradientBars::setBars(std::vector<GradientBar> bars) {
    bars_ = std::move(bars);
    QStringList spoken;
    for (const GradientBar& bar : bars_) spoken << bar.name + QLatin1Char(' ') + gradientText(bar.magnitude);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

QSize GradientBars::sizeHint() const { return {ipx(700), ipx(224)}; }
QSize GradientBars::minimumSizeHint() const { return {ipx(280), ipx(110)}; }

void GradientBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(type().body - 1);
    painter.setFont(font);
    if (bars_.empty()) {
        painter.setPen(colors().caption);
        return drawLine(painter, QRectF(body().topLeft(), QSizeF(body().width(), px(28))), Qt::AlignLeft,
                        tr("Appears with the first batch."));
    }
    double names = 0;
    for (const GradientBar& bar : bars_) names = std::max(names, textWidth(font, bar.name));
    names = std::min(names, body().width() * 0.25);
    const QRectF axis = body().adjusted(names + px(12), 0, -px(72), -px(22));
    const double line = std::min(px(24), std::max(px(14), axis.height() / double(bars_.size())));
    const std::size_t fitting = std::clamp<std::size_t>(std::size_t(axis.height() / line), 1, bars_.size());
    paintAxis(painter, axis, line * double(fitting));
    painter.setFont(font);
    for (std::size_t row = 0; row < fitting; ++row) {
        // The first and the last layers tell most about vanishing: the middle gives way.
        const std::size_t index = row < (fitting + 1) / 2 ? row : bars_.size() - (fitting - row);
        const GradientBar& bar = bars_[index];
        const QRectF at(axis.left(), axis.top() + line * double(row), axis.width(), line);
        painter.setPen(colors().text);
        drawLine(painter, QRectF(body().left(), at.top(), names, line), Qt::AlignRight, bar.name);
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(axis.right(), at.top(), px(72), line), Qt::AlignRight, gradientText(bar.magnitude));
        const QColor color = theme.familyColor(bar.family);
        const double thick = std::min(px(12), line * 0.65);
        painter.setPen(Qt::NoPen);
        painter.setBrush(blended(color, colors().surface, 0.18));
        const double length = axis.width() * gradientPosition(bar.magnitude);
        painter.drawRoundedRect(QRectF(at.left(), at.center().y() - thick / 2, length, thick), 2, 2);
        if (bar.epochMaximum <= 0) continue;
        const double x = axis.left() + axis.width() * gradientPosition(bar.epochMaximum);
        painter.setPen(QPen(color, 2));
        painter.drawLine(QLineF(x, at.center().y() - line * 0.32, x, at.center().y() + line * 0.32));
    }
}

void GradientBars::paintAxis(QPainter& painter, const QRectF& area, double rows) const {
    painter.setFont(Theme::instance().font(type().caption));
    for (int power = lowestPower; power <= highestPower; ++power) {
        const double x =
            std::round(area.left() + area.width() * (power - lowestPower) / (highestPower - lowestPower)) + 0.5;
        painter.setPen(QPen(power == lowestPower ? colors().controlBorder : colors().plotGrid, 1));
        painter.drawLine(QLineF(x, area.top(), x, area.top() + rows));
        painter.setPen(colors().secondary);
        painter.drawText(QRectF(x - px(30), area.top() + rows + px(4), px(60), px(18)),
                         Qt::AlignHCenter | Qt::AlignVCenter, powerOfTen(power));
    }
}

}  // namespace fovea
