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
constexpr int smallestFont = 8;
constexpr double answerWidth = 84;

double between(double close, double wide, double ease) { return close + (wide - close) * ease; }

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
    widest_ = QStringLiteral("\u22120.00");
    for (const PatchArithmetic::Channel& channel : arithmetic_.channels)
        for (const auto* values : {&channel.patch, &channel.kernel})
            for (const float value : *values)
                if (const QString cell = decimalNumber(double(value), 2); cell.size() > widest_.size()) widest_ = cell;
    QStringList spoken;
    for (std::size_t i = 0; i < text_.channelSums.size(); ++i)
        spoken << arithmetic_.channels[i].name + QLatin1Char(' ') + (hidden ? hiddenMark : text_.channelSums[i]);
    setAccessibleName(tr("Patch times kernel"));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    if (resized) updateGeometry();
    update();
}

void PatchMatrices::setRoom(double room) {
    if (room == room_) return;
    room_ = room;
    updateGeometry();
    update();
}

double PatchMatrices::heightOf(double ease) const {
    const auto channels = double(std::max<std::size_t>(1, arithmetic_.channels.size()));
    const double rows = std::max(1, arithmetic_.kernelHeight);
    return px(between(16, 24, ease) + channels * (between(17, 29, ease) + between(11, 23, ease) * rows));
}

PatchMatrices::Metrics PatchMatrices::metrics() const {
    constexpr double whileScrolling = 0.6;
    const double least = heightOf(0), most = heightOf(1);
    const double ease = room_ < least ? whileScrolling : std::min(1.0, (room_ - least) / (most - least));
    const int columns = std::max(1, arithmetic_.kernelWidth);
    Metrics m{};
    m.between = px(20);
    m.sumWidth = px(64);
    m.head = px(between(16, 24, ease));
    m.label = px(between(15, 20, ease));
    m.cellHeight = px(between(11, 23, ease));
    m.block = m.label + m.cellHeight * std::max(1, arithmetic_.kernelHeight) + px(between(2, 9, ease));
    const double free = (width() - 2 - m.between - m.sumWidth) / 2 / columns;
    m.cellWidth = std::clamp(free, 4.0, px(columns > largestFullKernel ? 34 : 40));
    m.font = std::min(type().caption - 1, int(m.cellHeight - 1));
    const auto fits = [&] { return textWidth(Theme::instance().font(m.font), widest_) + 2 <= m.cellWidth; };
    while (m.font > smallestFont && !fits()) --m.font;
    m.numbers = fits();
    return m;
}

QSize PatchMatrices::sizeHint() const {
    const Metrics m = metrics();
    return {ipx(408), int(std::ceil(m.head + m.block * double(std::max<std::size_t>(1, arithmetic_.channels.size()))))};
}

QSize PatchMatrices::minimumSizeHint() const { return {ipx(200), sizeHint().height()}; }

QRectF PatchMatrices::sumRect(std::size_t channel) const {
    const Metrics m = metrics();
    const double left = 1 + 2 * m.cellWidth * arithmetic_.kernelWidth + m.between;
    return {left, m.head + m.block * double(channel) + m.label, m.sumWidth, m.cellHeight * arithmetic_.kernelHeight};
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
    drawLine(painter, QRectF(1, top, wide, m.label), Qt::AlignLeft, channel.name);
    const QRectF patch(1, top + m.label, wide, m.cellHeight * arithmetic_.kernelHeight);
    const QRectF kernel = patch.translated(wide + m.between, 0);
    paintMatrix(painter, m, patch, channel.patch, patchLimit_, channel.tint, true);
    paintMatrix(painter, m, kernel, channel.kernel, kernelLimit_, {}, false);
    painter.setPen(colors().secondary);
    painter.setFont(theme.font(type().body - 1));
    painter.drawText(QRectF(patch.right(), patch.top(), m.between, patch.height()), Qt::AlignCenter,
                     QStringLiteral("×"));
    painter.setPen(colors().text);
    painter.drawText(sumRect(index), Qt::AlignRight | Qt::AlignVCenter,
                     hidden_ ? hiddenMark : text_.channelSums[index]);
}

void PatchMatrices::paintMatrix(QPainter& painter, const Metrics& m, const QRectF& area,
                                const std::vector<float>& values, float limit, QColor tint, bool isPatch) const {
    const Theme& theme = Theme::instance();
    const int columns = arithmetic_.kernelWidth;
    const double w = area.width() / columns, h = area.height() / arithmetic_.kernelHeight;
    painter.setFont(theme.font(m.font));
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
        if (!m.numbers) continue;
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

PatchSums::PatchSums(QWidget* parent) : PaintedWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PatchSums::setCompact(bool compact) {
    if (compact == compact_) return;
    compact_ = compact;
    updateGeometry();
    update();
}

int PatchSums::heightWhen(bool compact) const { return !compact ? ipx(128) : text_.relu.isEmpty() ? ipx(34) : ipx(58); }

QSize PatchSums::sizeHint() const { return {ipx(408), heightWhen(compact_ && !text_.terms.isEmpty())}; }

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
    if (!compact_) {
        painter.setFont(theme.font(type().body - 1));
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(0, px(12), width(), px(20)), Qt::AlignLeft, text_.instruction);
    }
    equation(painter, equationTop(false), leftSide(false), hidden_ ? QString() : text_.total, colors().accent);
    double note = px(66);
    if (!text_.relu.isEmpty()) {
        equation(painter, equationTop(true), leftSide(true), hidden_ ? QString() : text_.reluResult, colors().text);
        note = px(94);
    }
    if (compact_) return;
    painter.setFont(theme.font(type().caption));
    painter.setPen(colors().caption);
    painter.drawText(QRectF(0, note, width(), px(34)), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text_.note);
}

QString PatchSums::leftSide(bool relu) const {
    QString left = relu ? text_.relu : text_.terms + QLatin1Char(' ') + text_.sign;
    if (relu && hidden_) left.replace(text_.total, hiddenMark);
    return left;
}

int PatchSums::fontFor(const QString& left, const QString& result) const {
    const Theme& theme = Theme::instance();
    const double kept = hidden_ ? px(answerWidth) : 0;
    int size = type().value;
    const auto wide = [&] {
        return textWidth(theme.font(size), left + QLatin1Char(' ')) + textWidth(theme.font(size, true), result) + kept;
    };
    while (size > type().caption && wide() > width()) --size;
    return size;
}

QRectF PatchSums::resultPlace(bool relu) const {
    const QString left = leftSide(relu);
    const double used = textWidth(Theme::instance().font(fontFor(left, {})), left + QLatin1Char(' '));
    // A sum that has to break leaves the end of its second line.
    const bool breaks = used + px(answerWidth) > width();
    return {breaks ? width() - px(answerWidth) : used, equationTop(relu) + (breaks ? px(10) : 0), px(answerWidth),
            px(24)};
}

void PatchSums::equation(QPainter& painter, double top, const QString& left, const QString& result,
                         const QColor& color) const {
    const Theme& theme = Theme::instance();
    const int size = fontFor(left, result);
    painter.setFont(theme.font(size));
    painter.setPen(colors().text);
    const double used = textWidth(painter.font(), left + QLatin1Char(' '));
    if (used + textWidth(theme.font(size, true), result) > width()) {
        painter.drawText(QRectF(0, top - px(3), width(), px(36)), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         left + QLatin1Char(' ') + result);
        return;
    }
    drawLine(painter, QRectF(0, top, used, px(24)), Qt::AlignLeft, left);
    painter.setFont(theme.font(size, true));
    painter.setPen(color);
    drawLine(painter, QRectF(used, top, width() - used + 1, px(24)), Qt::AlignLeft, result);
}

}  // namespace fovea
