// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/channels_parts.h"

#include <algorithm>
#include <cmath>

#include "widgets/benches/bench_numbers.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr int mostSheets = 12;

QString blockSize(const QString& height, const QString& depth) {
    return QStringLiteral("%1 × %1 × %2").arg(height, depth);
}

}  // namespace

LayerBlocks::LayerBlocks(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("blocks"));
    setAccessibleName(tr("Input, filter and output of a real layer"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LayerBlocks::paintBlock(QPainter& painter, const QRectF& room, double side, int depth, const QColor& color) const {
    const int sheets = std::min(depth, mostSheets);
    const double offset = std::min(px(7), room.width() * 0.4 / sheets);
    const double behind = offset * (sheets - 1);
    const QPointF corner(room.center().x() - (side + behind) / 2, room.center().y() - (side - behind * 0.6) / 2);
    for (int sheet = sheets - 1; sheet >= 0; --sheet) {
        const QRectF face(corner.x() + sheet * offset, corner.y() - sheet * offset * 0.6, side, side);
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(blended(colors().surface, color, 0.18));
        painter.drawRect(face);
    }
}

void LayerBlocks::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const BenchState& fields = bench_.bench().fields();
    const int size = wholeOf(fields, "size");
    const int kernel = wholeOf(fields, "kernel");
    const int depth = wholeOf(fields, "depth");
    const int count = wholeOf(fields, "count");
    const bool hidden = bench_.isHidden("output", 0, 0);
    const int output = wholeOf(bench_.bench().readings(), "output");
    const double column = width() / 3.0;
    const double text = px(40);
    const double largest = std::min(height() - text - px(26), column * 0.55);
    // Lengths by their roots, so that a window of 3 is seen beside a picture of 224.
    const double scale = largest / std::sqrt(std::max({size, output, kernel}));
    const auto side = [&](int places) { return std::max(scale * std::sqrt(places), px(5)); };
    const auto room = [&](int index) { return QRectF(index * column, px(8), column, height() - text - px(8)); };
    paintBlock(painter, room(0), side(size), depth, colors().secondary);
    paintBlock(painter, room(1), side(kernel), depth, colors().accent);
    if (!hidden) paintBlock(painter, room(2), side(output), count, colors().success);
    const auto said = [&](int index, const QString& name, const QString& numbers) {
        painter.setFont(Theme::instance().font(type().caption));
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(index * column, height() - px(38), column, px(18)), Qt::AlignCenter, name);
        painter.setFont(Theme::instance().font(type().body, true));
        painter.setPen(colors().text);
        drawLine(painter, QRectF(index * column, height() - px(20), column, px(20)), Qt::AlignCenter, numbers);
    };
    const QString depthText = QString::number(depth);
    said(0, tr("input"), blockSize(QString::number(size), depthText));
    said(1, tr("one filter of %1").arg(count), blockSize(QString::number(kernel), depthText));
    said(2, tr("output"), hidden ? QStringLiteral("?") : blockSize(QString::number(output), QString::number(count)));
}

LayerWeights::LayerWeights(BenchView& bench) : AccountRows(bench) {
    setObjectName(QStringLiteral("weights"));
    setAccessibleName(tr("Weights of a real layer"));
}

std::vector<AccountRows::Row> LayerWeights::rows() const {
    const BenchState& fields = bench_.bench().fields();
    const bool hidden = bench_.isHidden("real_weights", 0, 0) || bench_.isHidden("real_parameters", 0, 0);
    const int count = wholeOf(fields, "count");
    const double weights = numberOf(bench_.bench().readings(), "real_weights");
    const QString factors = QStringLiteral("%1 · %1 · %2").arg(wholeOf(fields, "kernel")).arg(wholeOf(fields, "depth"));
    return {{tr("One filter: %1").arg(factors), countText(hidden, weights / count)},
            {tr("Filters"), groupedNumber(count)},
            {tr("Weights"), countText(hidden, weights), true},
            {tr("Weights and biases"), countText(hidden, numberOf(bench_.bench().readings(), "real_parameters"))}};
}

}  // namespace fovea
