// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/gradient_bars.h"

#include <QCoreApplication>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int lowestPower = -5;
constexpr int highestPower = -1;
constexpr double axisHeight = 22;
constexpr double lowestRow = 18;
constexpr double highestRow = 24;

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

GradientBars::GradientBars(QWidget* parent) : PaintedWidget(parent), scroll_(new QScrollBar(Qt::Vertical, this)) {
    scroll_->setObjectName(QStringLiteral("gradientScroll"));
    scroll_->setAccessibleName(tr("Scroll through the layers"));
    scroll_->setFocusPolicy(Qt::TabFocus);
    scroll_->hide();
    connect(scroll_, &QScrollBar::valueChanged, this, [this] { update(); });
    setTitle(tr("Gradient magnitude by layer"));
    setCaption(tr("mean |\u2202L/\u2202w|, this batch  ·  tick: epoch maximum"));
}

void GradientBars::setBars(std::vector<GradientBar> bars) {
    bars_ = std::move(bars);
    QStringList spoken;
    for (const GradientBar& bar : bars_) spoken << bar.name + QLatin1Char(' ') + gradientText(bar.magnitude);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    placeScrollBar();
    update();
}

GradientBars::Rows GradientBars::rows() const {
    if (bars_.empty()) return {};
    const double room = body().height() - px(axisHeight);
    const double height = std::clamp(room / double(bars_.size()), px(lowestRow), px(highestRow));
    // A little less than whole still reads.
    const auto fitting = static_cast<std::size_t>(std::max(1.0, std::floor(room / height + 0.02)));
    const std::size_t count = std::min(fitting, bars_.size());
    return {height, std::min(static_cast<std::size_t>(scroll_->value()), bars_.size() - count), count};
}

QStringList GradientBars::visibleLayers() const {
    const Rows shown = rows();
    QStringList names;
    for (std::size_t row = 0; row < shown.count; ++row) names << bars_[shown.first + row].name;
    return names;
}

void GradientBars::placeScrollBar() {
    const Rows shown = rows();
    const auto hidden = static_cast<int>(bars_.size() - shown.count);
    scroll_->setRange(0, hidden);
    scroll_->setPageStep(std::max(1, static_cast<int>(shown.count)));
    scroll_->setVisible(hidden > 0);
    const int width = scroll_->sizeHint().width();
    const QRect area = body().toRect();
    scroll_->setGeometry(area.right() - width + 1, area.top(), width, area.height() - ipx(axisHeight));
}

void GradientBars::resizeEvent(QResizeEvent* event) {
    PaintedWidget::resizeEvent(event);
    placeScrollBar();
}

void GradientBars::themeChanged() {
    updateGeometry();
    placeScrollBar();
}

void GradientBars::wheelEvent(QWheelEvent* event) {
    if (scroll_->isVisible()) {
        QCoreApplication::sendEvent(scroll_, event);
    } else {
        event->ignore();
    }
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
    const double scrolling = scroll_->isVisible() ? scroll_->width() + px(6) : 0;
    const QRectF axis = body().adjusted(names + px(12), 0, -px(72) - scrolling, -px(axisHeight));
    const auto [line, first, count] = rows();
    paintAxis(painter, axis, line * double(count));
    painter.setFont(font);
    for (std::size_t row = 0; row < count; ++row) {
        const GradientBar& bar = bars_[first + row];
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
