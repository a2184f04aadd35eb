// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/spatial_parts.h"

#include <algorithm>
#include <array>
#include <vector>

#include "widgets/style/text_columns.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr int mostBars = 12;

}  // namespace

PaddedGrid::PaddedGrid(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("grid"));
    setAccessibleName(tr("Padded input with the window on it"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PaddedGrid::paintGrid(QPainter& painter, const QRectF& area, double cell) const {
    const int places = whole("size");
    const int zeros = whole("padding");
    const int window = whole("kernel");
    const int from = whole("window") * whole("stride");
    const int side = places + 2 * zeros;
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            const bool zero = row < zeros || column < zeros || row >= zeros + places || column >= zeros + places;
            const bool inside = row < window && column >= from && column < from + window;
            const QRectF at(area.left() + column * cell, area.top() + row * cell, cell, cell);
            painter.fillRect(at, inside ? colors().accentLine : zero ? colors().sunken : colors().surface);
            painter.setPen(QPen(colors().controlBorder, 0));
            painter.drawRect(at);
            if (!zero || cell < px(14)) continue;
            painter.setPen(colors().caption);
            painter.setFont(Theme::instance().font(type().caption));
            drawLine(painter, at, Qt::AlignCenter, QStringLiteral("0"));
        }
    if (from + window > side) return;
    painter.setPen(QPen(colors().accent, 2.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(area.left() + from * cell, area.top(), window * cell, window * cell));
}

void PaddedGrid::paintBars(QPainter& painter, const QRectF& area, double cell) const {
    const int side = whole("size") + 2 * whole("padding");
    const int window = whole("kernel");
    const int stride = whole("stride");
    const auto windows = static_cast<int>(bench_.bench().number({"windows"}).value_or(0));
    const auto left = static_cast<int>(bench_.bench().number({"left_over"}).value_or(0));
    const int shown = std::min(windows, mostBars);
    const double note = shown < windows ? px(18) : 0;
    const double height = std::min(px(14), (area.height() - note) / (shown + 1));
    for (int index = 0; index < shown; ++index) {
        const bool current = index == whole("window");
        const QRectF bar(area.left() + index * stride * cell, area.top() + index * height, window * cell, height - 2);
        painter.fillRect(bar, current ? colors().accent : colors().accentLine);
    }
    if (shown < windows) {
        painter.setPen(colors().caption);
        painter.setFont(Theme::instance().font(type().caption));
        const QRectF below(area.left() - px(200), area.bottom() - px(16), area.width() + px(400), px(16));
        drawLine(painter, below, Qt::AlignCenter, tr("the first %1 of %2 positions").arg(shown).arg(windows));
    }
    if (left == 0) return;
    const QRectF rest(area.left() + (side - left) * cell, area.top(), left * cell, height * std::max(shown, 1));
    painter.fillRect(rest, colors().errorSoft);
    painter.setPen(QPen(colors().error, 1.5, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rest);
}

void PaddedGrid::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const int side = whole("size") + 2 * whole("padding");
    const double cell = std::min({(width() - px(16)) / side, (height() * 0.66 - px(8)) / side, px(34)});
    const double wide = cell * side;
    const double left = (width() - wide) / 2;
    const double above = height() * 0.66;
    paintGrid(painter, QRectF(left, px(4), wide, above - px(8)), cell);
    if (!bench_.isHidden("output", 0, 0))
        paintBars(painter, QRectF(left, above + px(4), wide, height() - above - px(8)), cell);
}

LayerCosts::LayerCosts(BenchView& bench) : bench_(bench) {
    setAccessibleName(tr("What such a layer costs"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void LayerCosts::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    // One count would tell the others.
    const bool hidden = std::ranges::any_of(
        std::initializer_list<const char*>{"filter_weights", "filter_parameters", "shared_weights", "shared_parameters",
                                           "unshared_weights", "unshared_parameters", "neuron_weights", "full_weights",
                                           "full_parameters"},
        [&](const char* name) { return bench_.isHidden(name, 0, 0); });
    const auto count = [&](const char* name) {
        const auto number = bench_.bench().number({name});
        if (hidden) return QStringLiteral("?");
        return number ? groupedNumber(static_cast<qint64>(*number)) : QStringLiteral("–");
    };
    using Row = std::array<QString, 3>;
    const std::array<Row, 5> rows{
        Row{QString(), tr("weights"), tr("with biases")},
        Row{tr("One filter"), count("filter_weights"), count("filter_parameters")},
        Row{tr("Shared by all positions"), count("shared_weights"), count("shared_parameters")},
        Row{tr("One for each position"), count("unshared_weights"), count("unshared_parameters")},
        Row{tr("Fully connected"), count("full_weights"), count("full_parameters")}};
    const auto fontOf = [](std::size_t row) {
        return Theme::instance().font(row == 0 ? type().caption : type().body, row == 2);
    };
    std::vector<double> needed{0, px(8), px(8)};
    for (std::size_t part = 0; part < needed.size(); ++part) {
        double widest = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) widest = std::max(widest, textWidth(fontOf(i), rows[i][part]));
        needed[part] += widest;
    }
    const std::vector<double> widths = columnWidths(needed, width());
    const double height = px(30);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        painter.setFont(fontOf(i));
        painter.setPen(i == 0 ? colors().secondary : colors().text);
        double left = 0;
        for (std::size_t part = 0; part < needed.size(); ++part) {
            drawLine(painter, QRectF(left, static_cast<double>(i) * height, widths[part], height),
                     (part == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, rows[i][part]);
            left += widths[part];
        }
    }
}

}  // namespace fovea
