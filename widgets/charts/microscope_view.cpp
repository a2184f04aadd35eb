// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/microscope_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/charts/gradient_bars.h"
#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {

namespace {

using Column = MicroscopeView::Column;

constexpr double layerHeadHeight = 34;
constexpr double layerRowHeight = 86;
constexpr std::array<double, 6> microscopeColumns{128, 96, 92, 104, 88, 88};
constexpr double mapAxis = 42;
constexpr double lowestRatioPower = -6;  // of the curve of update ratios; its top is 1
constexpr double usualRatio = 1e-3;      // Karpathy, "CS231n": updates around a thousandth of the weights

/// Three digits that count.
QString shortNumber(double value) {
    if (!(value >= 1e-3 && value < 1000)) return gradientText(value);
    return decimalNumber(value, std::clamp(2 - static_cast<int>(std::floor(std::log10(value))), 0, 5));
}

/// "7.13 ‰"
QString perMille(double ratio) { return shortNumber(1000 * ratio) + QStringLiteral("\u00A0\u2030"); }

const MagnitudeShares& sharesOf(const LayerReading& reading, MicroscopeView::Quantity quantity) {
    switch (quantity) {
        case MicroscopeView::Quantity::Activations: return reading.activations;
        case MicroscopeView::Quantity::Weights: return reading.weights;
        case MicroscopeView::Quantity::Gradients: break;
    }
    return reading.gradients;
}

QString dimsText(std::span<const int> dims) {
    QStringList parts;
    for (const int dim : dims) parts << groupedNumber(dim);
    const QString last = parts.takeLast();
    return parts.size() == 1 ? parts.front() + QStringLiteral(" \u2192 ") + last
                             : parts.join(QStringLiteral(" \u00D7 ")) + QStringLiteral(", ") + last;
}

}  // namespace

MicroscopeView::MicroscopeView(QWidget* parent) : PaintedWidget(parent) {
    setObjectName(QStringLiteral("microscopeView"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Microscope: every layer over time"));
    setFramed(true);
}

void MicroscopeView::setSeries(std::shared_ptr<const MicroscopeSeries> series) {
    const int before = rows();
    series_ = std::move(series);
    if (cursor_ && (!series_ || *cursor_ >= series_->samples.size())) cursor_.reset();
    row_ = std::clamp(row_, 0, std::max(rows() - 1, 0));
    if (rows() != before) updateGeometry();
    setAccessibleDescription(rowSentence(row_));
    update();
}

void MicroscopeView::setQuantity(Quantity quantity) {
    quantity_ = quantity;
    update();
}

std::optional<std::size_t> MicroscopeView::sample() const {
    if (!series_ || series_->samples.empty()) return std::nullopt;
    return cursor_.value_or(series_->samples.size() - 1);
}

void MicroscopeView::setCursor(std::optional<std::size_t> sample) {
    if (sample && (!series_ || *sample >= series_->samples.size())) sample.reset();
    if (sample == cursor_) return;
    cursor_ = sample;
    setAccessibleDescription(rowSentence(row_));
    update();
}

QSize MicroscopeView::sizeHint() const {
    return {ipx(860), ipx(layerHeadHeight + layerRowHeight * std::max(rows(), 1)) + 2 * ipx(12)};
}

const LayerReading& MicroscopeView::reading(int row, std::size_t sample) const {
    return series_->samples[sample]->layers[std::size_t(row)];
}

QRectF MicroscopeView::cellRect(int row, Column column) const {
    const QRectF area = body();
    double left = area.left();
    for (std::size_t i = 0; i < std::size_t(column) && i < microscopeColumns.size(); ++i)
        left += px(microscopeColumns[i]);
    const bool last = column == Column::Magnitudes;
    const double width = last ? area.right() - left : px(microscopeColumns[std::size_t(column)]);
    return {left, area.top() + px(layerHeadHeight + layerRowHeight * row), width, px(layerRowHeight)};
}

QRectF MicroscopeView::mapRect(int row) const {
    return cellRect(row, Column::Magnitudes).adjusted(px(4), px(8), -px(mapAxis), -px(10));
}

std::optional<std::pair<int, Column>> MicroscopeView::cellAt(const QPointF& position) const {
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column <= int(Column::Magnitudes); ++column)
            if (cellRect(row, Column(column)).contains(position)) return std::pair(row, Column(column));
    return std::nullopt;
}

/// Along the map, and along each curve.
std::optional<std::size_t> MicroscopeView::sampleAt(const QPointF& position) const {
    const auto cell = cellAt(position);
    if (!cell || cell->second == Column::Layer || !sample()) return std::nullopt;
    const QRectF own = cell->second == Column::Magnitudes
                           ? mapRect(cell->first)
                           : cellRect(cell->first, cell->second).adjusted(0, 0, -px(14), 0);
    const double place = std::clamp((position.x() - own.left()) / std::max(own.width(), 1.0), 0.0, 0.9999);
    return std::size_t(place * double(series_->samples.size()));
}

std::optional<double> MicroscopeView::value(int row, Column column, std::size_t sample) const {
    const LayerReading& own = reading(row, sample);
    switch (column) {
        case Column::GradientNorm: return own.gradientNorm;
        case Column::WeightNorm: return own.weightNorm;
        case Column::UpdateRatio: return own.updateRatio;
        case Column::Dead: return own.units > 0 ? std::optional(double(own.dead) / own.units) : std::nullopt;
        case Column::AtRest: return own.units > 0 ? std::optional(own.atRest) : std::nullopt;
        default: return std::nullopt;
    }
}

QString MicroscopeView::valueText(int row, Column column, std::size_t sample) const {
    const auto number = value(row, column, sample);
    if (!number) return QStringLiteral("\u2013");
    if (column == Column::UpdateRatio) return perMille(*number);
    if (column == Column::AtRest) return percentText(*number);
    if (column == Column::Dead)
        return tr("%1 of %2", "dead channels").arg(reading(row, sample).dead).arg(reading(row, sample).units);
    return shortNumber(*number);
}

QString MicroscopeView::heading(Column column) const {
    switch (column) {
        case Column::Layer: return tr("Layer");
        case Column::GradientNorm: return tr("gradient norm");
        case Column::WeightNorm: return tr("weight norm");
        case Column::UpdateRatio: return tr("update ratio");
        case Column::Dead: return tr("dead");
        case Column::AtRest: return tr("at rest");
        case Column::Magnitudes: break;
    }
    switch (quantity_) {
        case Quantity::Gradients: return tr("|\u2202L/\u2202w|, share of weights");
        case Quantity::Activations: return tr("|activation|, share of values");
        case Quantity::Weights: break;
    }
    return tr("|w|, share of weights");
}

QString MicroscopeView::sentence(int row, Column column) const {
    const auto at = sample();
    if (!at || row < 0 || row >= rows()) return {};
    const QString value = valueText(row, column, *at);
    const QString place = tr("%1, step %2")
                              .arg(QString::fromStdString(series_->layers[std::size_t(row)].name),
                                   groupedNumber(series_->samples[*at]->step));
    switch (column) {
        case Column::GradientNorm:
            return tr("%1: ‖∂L/∂w‖ = %2, Euclidean norm over the layer's weights").arg(place, value);
        case Column::WeightNorm: return tr("%1: ‖w‖ = %2, Euclidean norm before the step").arg(place, value);
        case Column::UpdateRatio:
            return tr("%1: ‖Δw‖ / ‖w‖ = %2. The band is a thousandth (a rule of thumb of the course CS231n), the "
                      "dashed line %3.")
                .arg(place, value, perMille(ratioLimit_));
        case Column::Dead:
            return tr("%1: %2 channels of the ReLU behind gave 0 everywhere, in all images looked at")
                .arg(place, value);
        case Column::AtRest:
            return tr("%1: %2 of the values behind are 0 (ReLU) or within 1 % of an end of the range (sigmoid, tanh)")
                .arg(place, value);
        case Column::Layer: return rowSentence(row);
        case Column::Magnitudes: break;
    }
    const MagnitudeShares& shares = sharesOf(reading(row, *at), quantity_);
    const auto most = std::ranges::max_element(shares) - shares.begin();
    return tr("%1: most of %2 lie near %3 (%4 % of them); darker is more, each row of the map is a factor of 2")
        .arg(place, heading(Column::Magnitudes).section(QLatin1Char(','), 0, 0),
             gradientText(std::ldexp(1.5, int(most) + smallestMagnitudePower)),
             decimalNumber(100 * double(shares[std::size_t(most)]), 0));
}

QString MicroscopeView::rowSentence(int row) const {
    const auto at = sample();
    if (!at || row < 0 || row >= rows()) return {};
    QStringList parts;
    for (const Column column :
         {Column::GradientNorm, Column::WeightNorm, Column::UpdateRatio, Column::Dead, Column::AtRest})
        parts << heading(column) + QLatin1Char(' ') + valueText(row, column, *at);
    return tr("%1, step %2")
               .arg(QString::fromStdString(series_->layers[std::size_t(row)].name),
                    groupedNumber(series_->samples[*at]->step)) +
           QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

void MicroscopeView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    if (!sample()) {
        painter.setPen(colors().caption);
        painter.setFont(Theme::instance().font(type().body));
        return drawLine(painter, QRectF(body().topLeft(), QSizeF(body().width(), px(28))), Qt::AlignLeft,
                        tr("Appears after some steps of training."));
    }
    paintHeader(painter);
    for (int row = 0; row < rows(); ++row)
        if (cellRect(row, Column::Layer).united(cellRect(row, Column::Magnitudes)).intersects(QRectF(event->rect())))
            paintRow(painter, row);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()));
}

void MicroscopeView::paintHeader(QPainter& painter) const {
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    for (int column = 0; column <= int(Column::Magnitudes); ++column) {
        QRectF cell = cellRect(0, Column(column));
        cell = QRectF(cell.left(), body().top(), cell.width(), px(layerHeadHeight - 8));
        drawLine(painter, cell, Qt::AlignLeft, heading(Column(column)));
    }
    const QRectF map = mapRect(0);
    drawLine(painter,
             QRectF(map.center().x(), body().top(), body().right() - map.center().x(), px(layerHeadHeight - 8)),
             Qt::AlignRight, tr("at step %1").arg(groupedNumber(series_->samples[*sample()]->step)));
}

void MicroscopeView::paintRow(QPainter& painter, int row) const {
    const Theme& theme = Theme::instance();
    const MicroscopeLayer& layer = series_->layers[std::size_t(row)];
    const QRectF first = cellRect(row, Column::Layer);
    if (row == row_ && hasFocus()) {
        painter.fillRect(QRectF(body().left(), first.top() + 1, body().width(), first.height() - 1),
                         colors().accentSoft);
    }
    painter.setPen(QPen(colors().hairline, 1));
    painter.drawLine(QPointF(body().left(), std::round(first.top()) + 0.5),
                     QPointF(body().right(), std::round(first.top()) + 0.5));
    painter.setPen(colors().text);
    painter.setFont(theme.font(type().body, true));
    drawLine(painter, QRectF(first.left(), first.top() + px(8), first.width() - px(8), px(22)), Qt::AlignLeft,
             QString::fromStdString(layer.name));
    painter.setFont(theme.font(type().caption));
    painter.setPen(colors().caption);
    drawLine(painter, QRectF(first.left(), first.top() + px(32), first.width() - px(8), px(18)), Qt::AlignLeft,
             dimsText(layer.dims));
    if (layer.frozen)
        drawLine(painter, QRectF(first.left(), first.top() + px(52), first.width() - px(8), px(18)), Qt::AlignLeft,
                 tr("frozen"));
    for (const Column column :
         {Column::GradientNorm, Column::WeightNorm, Column::UpdateRatio, Column::Dead, Column::AtRest}) {
        const QRectF cell = cellRect(row, column).adjusted(0, 0, -px(14), 0);
        const auto number = value(row, column, *sample());
        const bool alarm = column == Column::UpdateRatio && ratioLimit_ > 0 && number && *number > ratioLimit_;
        painter.setFont(theme.font(type().body, alarm));
        painter.setPen(alarm ? colors().error : number ? colors().text : colors().caption);
        drawLine(painter, QRectF(cell.left(), cell.top() + px(8), cell.width() + px(10), px(22)), Qt::AlignLeft,
                 valueText(row, column, *sample()));
        if (number) paintCurve(painter, row, column, cell.adjusted(0, px(36), 0, -px(10)));
    }
    paintMagnitudes(painter, row);
}

void MicroscopeView::paintCurve(QPainter& painter, int row, Column column, const QRectF& area) const {
    const std::size_t count = series_->samples.size();
    const bool ratio = column == Column::UpdateRatio;
    double top = column == Column::Dead || column == Column::AtRest ? 1 : 0;
    if (!ratio && top == 0)
        for (std::size_t i = 0; i < count; ++i) top = std::max(top, value(row, column, i).value_or(0));
    const auto height = [&](double number) {
        const double place =
            ratio ? 1 - std::log10(std::max(number, 1e-12)) / lowestRatioPower : number / std::max(top, 1e-30);
        return area.bottom() - std::clamp(place, 0.0, 1.0) * area.height();
    };
    painter.setPen(QPen(colors().hairline, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (ratio) {
        painter.fillRect(
            QRectF(QPointF(area.left(), height(2 * usualRatio)), QPointF(area.right(), height(usualRatio / 2))),
            colors().sunken);
        if (ratioLimit_ > 0) {
            painter.setPen(QPen(colors().error, 1, Qt::DashLine));
            painter.drawLine(QPointF(area.left(), height(ratioLimit_)), QPointF(area.right(), height(ratioLimit_)));
        }
    }
    const auto across = [&](std::size_t i) { return area.left() + area.width() * (double(i) + 0.5) / double(count); };
    QPolygonF line;
    for (std::size_t i = 0; i < count; ++i)
        if (const auto number = value(row, column, i); number && std::isfinite(*number))
            line << QPointF(across(i), height(*number));
    painter.setPen(QPen(colors().accent, px(1.4), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    const auto now = value(row, column, *sample());
    if (!now || !std::isfinite(*now)) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().accent);
    painter.drawEllipse(QPointF(across(*sample()), height(*now)), px(2.6), px(2.6));
}

/// Time to the right, magnitude upwards; a column is one sample, its darkest part holds most.
void MicroscopeView::paintMagnitudes(QPainter& painter, int row) const {
    const QRectF area = mapRect(row);
    const auto count = int(series_->samples.size());
    QImage image(count, magnitudeParts, QImage::Format_RGB32);
    for (int i = 0; i < count; ++i) {
        const MagnitudeShares& shares = sharesOf(reading(row, std::size_t(i)), quantity_);
        const double most = std::max(double(*std::ranges::max_element(shares)), 1e-9);
        for (int part = 0; part < magnitudeParts; ++part) {
            const double share = double(shares[std::size_t(part)]) / most;
            image.setPixelColor(i, magnitudeParts - 1 - part,
                                blended(colors().surface, colors().accent, std::sqrt(share)));
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(area, image);
    painter.setPen(QPen(colors().hairline, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().caption);
    for (const int power : {0, -3, -6}) {
        const double part = double(power) * std::log2(10.0) - smallestMagnitudePower;
        const double y = area.bottom() - area.height() * part / magnitudeParts;
        painter.drawText(QRectF(area.right() + px(6), y - px(9), px(mapAxis - 6), px(18)),
                         Qt::AlignLeft | Qt::AlignVCenter, powerOfTen(power));
    }
    const double x = area.left() + area.width() * (double(*sample()) + 0.5) / double(count);
    painter.setPen(QPen(colors().text, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

void MicroscopeView::mouseMoveEvent(QMouseEvent* event) { setCursor(sampleAt(event->position())); }

void MicroscopeView::mousePressEvent(QMouseEvent* event) {
    if (const auto cell = cellAt(event->position())) row_ = cell->first;
    setAccessibleDescription(rowSentence(row_));
    update();
}

void MicroscopeView::leaveEvent(QEvent*) { setCursor(std::nullopt); }

void MicroscopeView::keyPressEvent(QKeyEvent* event) {
    const auto at = sample();
    const int along = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    const int down = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (!at || (along == 0 && down == 0)) return PaintedWidget::keyPressEvent(event);
    if (along != 0) setCursor(std::size_t(within(int(*at) + along, 0, int(series_->samples.size()) - 1)));
    row_ = within(row_ + down, 0, rows() - 1);
    setAccessibleDescription(rowSentence(row_));
    Q_EMIT rowChosen(cellRect(row_, Column::Layer).toRect());
    update();
}

bool MicroscopeView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return PaintedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = cellAt(help->pos()); cell && sample())
        QToolTip::showText(help->globalPos(), sentence(cell->first, cell->second), this,
                           cellRect(cell->first, cell->second).toRect());
    else
        QToolTip::hideText();
    return true;
}

}  // namespace fovea
