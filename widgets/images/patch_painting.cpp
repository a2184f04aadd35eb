// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/patch_painting.h"

#include <QPaintEvent>
#include <algorithm>
#include <cmath>

#include "widgets/images/map_colors.h"
#include "widgets/images/map_image.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

const QString hiddenMark = QStringLiteral("?");
constexpr int largestFullKernel = 7;

}  // namespace

void PatchMatrices::setArithmetic(const PatchArithmetic& arithmetic, const PatchText& text, bool hidden) {
    const bool resized = arithmetic.kernelHeight != arithmetic_.kernelHeight ||
                         arithmetic.kernelWidth != arithmetic_.kernelWidth ||
                         arithmetic.channels.size() != arithmetic_.channels.size();
    arithmetic_ = arithmetic;
    text_ = text;
    hidden_ = hidden;
    patchLimit_ = kernelLimit_ = 0;
    // One scale for all channels, so that a cell's tint means the same in each of them.
    for (const PatchArithmetic::Channel& channel : arithmetic_.channels) {
        patchLimit_ = std::max(patchLimit_, largestMagnitude(channel.patch));
        kernelLimit_ = std::max(kernelLimit_, largestMagnitude(channel.kernel));
    }
    QStringList spoken;
    for (std::size_t i = 0; i < text_.channelSums.size(); ++i)
        spoken << arithmetic_.channels[i].name + QLatin1Char(' ') + (hidden ? hiddenMark : text_.channelSums[i]);
    setAccessibleName(tr("Patch times kernel"));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    if (resized) updateGeometry();
    update();
}

PatchMatrices::Metrics PatchMatrices::metrics() const {
    const int columns = std::max(1, arithmetic_.kernelWidth);
    const QFont font = Theme::instance().font(std::max(8, type().caption - 1));
    const double widest = textWidth(font, QStringLiteral("\u22120.00")) + px(3);
    Metrics m;
    m.between = px(22);
    m.sumWidth = px(66);
    m.head = px(24);
    const double free = (width() - 2 - m.between - m.sumWidth) / 2 / columns;
    m.cellWidth = std::clamp(free, widest, px(columns > largestFullKernel ? 34 : 40));
    m.cellHeight = px(23);
    m.block = px(20) + m.cellHeight * std::max(1, arithmetic_.kernelHeight) + px(9);
    return m;
}

QSize PatchMatrices::sizeHint() const {
    const Metrics m = metrics();
    return {ipx(408), int(std::ceil(m.head + m.block * double(std::max<std::size_t>(1, arithmetic_.channels.size()))))};
}

QSize PatchMatrices::minimumSizeHint() const {
    const QFont font = Theme::instance().font(std::max(8, type().caption - 1));
    const double widest = textWidth(font, QStringLiteral("\u22120.00")) + px(3);
    return {int(std::ceil(2 * widest * arithmetic_.kernelWidth + px(22 + 66) + 4)), sizeHint().height()};
}

void PatchMatrices::paintEvent(QPaintEvent* event) {
    if (!arithmetic_.isValid()) return;
    QPainter painter(this);
    const Metrics m = metrics();
    paintHead(painter, m);
    for (std::size_t i = 0; i < arithmetic_.channels.size(); ++i) {
        const QRectF block(0, m.head + m.block * double(i), width(), m.block);
        if (block.intersects(event->rect())) paintChannel(painter, m, i);
    }
}

void PatchMatrices::paintHead(QPainter& painter, const Metrics& m) const {
    const Theme& theme = Theme::instance();
    const double wide = m.cellWidth * arithmetic_.kernelWidth;
    painter.setFont(theme.font(type().body - 1, true));
    painter.setPen(colors().text);
    drawLine(painter, QRectF(1, 0, wide, m.head), Qt::AlignLeft, arithmetic_.title);
    drawLine(painter, QRectF(1 + wide + m.between, 0, wide, m.head), Qt::AlignLeft, arithmetic_.kernelTitle);
    painter.setFont(theme.font(type().caption));
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(1 + 2 * wide + m.between, 0, m.sumWidth, m.head), Qt::AlignRight, tr("sum"));
}

void PatchMatrices::paintChannel(QPainter& painter, const Metrics& m, std::size_t index) const {
    const Theme& theme = Theme::instance();
    const PatchArithmetic::Channel& channel = arithmetic_.channels[index];
    const double top = m.head + m.block * double(index);
    const double wide = m.cellWidth * arithmetic_.kernelWidth;
    painter.setFont(theme.font(type().caption));
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(1, top, wide, px(18)), Qt::AlignLeft, channel.name);
    const QRectF patch(1, top + px(20), wide, m.cellHeight * arithmetic_.kernelHeight);
    const QRectF kernel = patch.translated(wide + m.between, 0);
    paintMatrix(painter, patch, channel.patch, patchLimit_, channel.tint, true);
    paintMatrix(painter, kernel, channel.kernel, kernelLimit_, {}, false);
    painter.setPen(colors().secondary);
    painter.setFont(theme.font(type().body - 1));
    painter.drawText(QRectF(patch.right(), patch.top(), m.between, patch.height()), Qt::AlignCenter,
                     QStringLiteral("×"));
    painter.setPen(colors().text);
    painter.drawText(QRectF(kernel.right(), kernel.top(), m.sumWidth, kernel.height()),
                     Qt::AlignRight | Qt::AlignVCenter, hidden_ ? hiddenMark : text_.channelSums[index]);
}

void PatchMatrices::paintMatrix(QPainter& painter, const QRectF& area, const std::vector<float>& values, float limit,
                                QColor tint, bool isPatch) const {
    const Theme& theme = Theme::instance();
    const int columns = arithmetic_.kernelWidth;
    const double w = area.width() / columns, h = area.height() / arithmetic_.kernelHeight;
    painter.setFont(theme.font(std::max(8, type().caption - 1)));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QRectF cell(area.left() + double(i % std::size_t(columns)) * w,
                          area.top() + double(i / std::size_t(columns)) * h, w, h);
        const double part = limit > 0 ? double(values[i] / limit) : 0;
        const QColor full = tint.isValid() ? tint : QColor(signedColor(part < 0 ? -1.0F : 1.0F));
        const bool outside = isPatch && !arithmetic_.padding.empty() && arithmetic_.padding[i] != 0;
        painter.setPen(QPen(colors().hairline, 1));
        painter.setBrush(outside ? colors().sunken
                                 : blended(colors().surface, full, std::abs(part) * (isPatch ? 0.3 : 0.55)));
        painter.drawRect(cell);
        if (outside) {
            painter.setBrush(QBrush(colors().hairline, Qt::BDiagPattern));
            painter.drawRect(cell);
        }
        painter.setPen(outside ? colors().caption : colors().text);
        painter.drawText(cell, Qt::AlignCenter, outside ? QStringLiteral("0") : decimalNumber(double(values[i]), 2));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawRect(area);
}

void PatchSums::setText(const PatchText& text, bool hidden, const QString& hint) {
    text_ = text;
    hidden_ = hidden;
    hint_ = hint;
    const QString total = hidden ? hiddenMark : text.total;
    setAccessibleName(tr("Sum"));
    setAccessibleDescription(text.terms.isEmpty() ? hint : text.terms + QStringLiteral(" = ") + total);
    updateGeometry();
    update();
}

QSize PatchSums::sizeHint() const { return {ipx(408), ipx(128)}; }

void PatchSums::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    if (text_.terms.isEmpty()) {
        painter.setFont(theme.font(type().body));
        painter.setPen(colors().secondary);
        painter.drawText(QRectF(rect()), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, hint_);
        return;
    }
    painter.setPen(QPen(colors().hairline, 1));
    painter.drawLine(QPointF(0, 0.5), QPointF(width(), 0.5));
    painter.setFont(theme.font(type().body - 1));
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(0, px(12), width(), px(20)), Qt::AlignLeft, text_.instruction);

    equation(painter, px(38), text_.terms + QLatin1Char(' ') + text_.sign, hidden_ ? hiddenMark : text_.total,
             colors().accent);
    double note = px(66);
    if (!text_.relu.isEmpty()) {
        QString relu = text_.relu;
        if (hidden_) relu.replace(text_.total, hiddenMark);
        equation(painter, px(64), relu, hidden_ ? hiddenMark : text_.reluResult, colors().text);
        note = px(94);
    }
    painter.setFont(theme.font(type().caption));
    painter.setPen(colors().caption);
    painter.drawText(QRectF(0, note, width(), px(34)), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text_.note);
}

void PatchSums::equation(QPainter& painter, double top, const QString& left, const QString& result,
                         const QColor& color) const {
    const Theme& theme = Theme::instance();
    int size = type().value;
    const auto wide = [&] {
        return textWidth(theme.font(size), left + QLatin1Char(' ')) + textWidth(theme.font(size, true), result);
    };
    // Long sums shrink, and break when even that is too long: the end is what counts.
    while (size > type().caption && wide() > width()) --size;
    painter.setFont(theme.font(size));
    painter.setPen(colors().text);
    if (wide() > width()) {
        painter.drawText(QRectF(0, top - px(3), width(), px(36)), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         left + QLatin1Char(' ') + result);
        return;
    }
    const double used = textWidth(painter.font(), left + QLatin1Char(' '));
    drawLine(painter, QRectF(0, top, used, px(24)), Qt::AlignLeft, left);
    painter.setFont(theme.font(size, true));
    painter.setPen(color);
    drawLine(painter, QRectF(used, top, width() - used + 1, px(24)), Qt::AlignLeft, result);
}

}  // namespace fovea
