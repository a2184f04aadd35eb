// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/descent_panels.h"

#include <QFontDatabase>
#include <QMouseEvent>
#include <cmath>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"

namespace fovea {

DescentLoop::DescentLoop(BenchView& bench) : bench_(bench) {
    setAccessibleName(tr("The loop"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void DescentLoop::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Bench& bench = bench_.bench();
    const int step = bench.step();
    const bool here = bench_.isHidden("path", step, 0);
    const bool next = bench_.isHidden("path", step + 1, 0) || here;
    const auto unless = [](bool hidden, const QString& number) { return hidden ? QStringLiteral("?") : number; };
    struct Line {
        int indent;
        QString code;
        QString value;
    };
    const std::vector<Line> lines{
        {0, QStringLiteral("w ← %1").arg(bench_.text("start_w")), {}},
        {0, tr("for epoch = 1 … num_epochs"), tr("epoch %1").arg(step)},
        {1, tr("shuffle the pictures"), {}},
        {1, tr("for each batch (x, y)"), tr("batch 1 of 1")},
        {2, QStringLiteral("L ← loss(w, x, y)"), QStringLiteral("L = %1").arg(unless(here, bench_.text("loss")))},
        {2, QStringLiteral("g ← dL/dw"), QStringLiteral("g = %1").arg(unless(here, bench_.text("slope_w")))},
        {2, QStringLiteral("w ← w − α g"), QStringLiteral("w = %1").arg(unless(next, bench_.text("next_w")))}};
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPixelSize(type().body);
    const double height = px(24);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QRectF row(0, static_cast<double>(i) * height, width(), height);
        const bool last = i + 1 == lines.size();
        if (last) painter.fillRect(row, colors().accentSoft);
        painter.setFont(Theme::instance().font(type().caption));
        painter.setPen(colors().caption);
        drawLine(painter, QRectF(0, row.top(), px(20), height), Qt::AlignRight | Qt::AlignVCenter,
                 QString::number(i + 1));
        const QFont caption = Theme::instance().font(type().caption);
        const double left = px(32 + 18 * lines[i].indent);
        const double right = width() - px(6);
        const double valueLeft = right - std::ceil(textWidth(caption, lines[i].value));
        painter.setFont(mono);
        painter.setPen(last ? colors().accent : colors().text);
        drawLine(painter, QRectF(left, row.top(), valueLeft - px(6) - left, height), Qt::AlignLeft | Qt::AlignVCenter,
                 lines[i].code);
        painter.setFont(caption);
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(valueLeft, row.top(), right - valueLeft, height), Qt::AlignRight | Qt::AlignVCenter,
                 lines[i].value);
    }
}

RateTable::RateTable(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("rates"));
    setAccessibleName(tr("Four learning rates"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

QRectF RateTable::rowRect(int row) const { return {0, px(24) + row * px(34), double(width()), px(34)}; }

void RateTable::paintRow(QPainter& painter, int row) const {
    const BenchState& readings = bench_.bench().readings();
    const double rate = matrixOf(readings, "rates").at(row, 0);
    const Matrix& table = matrixOf(readings, "table");
    const bool current = rate == numberOf(bench_.bench().fields(), "rate");
    const QRectF area = rowRect(row);
    if (current) painter.fillRect(area, colors().accentSoft);
    const bool diverges = rate > 1;
    const double first = px(64);
    const double column = (width() - first) / 4;
    painter.setFont(Theme::instance().font(type().body, true));
    painter.setPen(current ? colors().accent : colors().text);
    drawLine(painter, QRectF(px(4), area.top(), first, px(20)), Qt::AlignLeft | Qt::AlignVCenter, benchNumber(rate));
    static constexpr const char* verdicts[] = {"creeps", "converges", "oscillates", "diverges"};
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(diverges ? colors().error : colors().secondary);
    drawLine(painter, QRectF(px(4), area.top() + px(17), first + px(20), px(15)), Qt::AlignLeft | Qt::AlignVCenter,
             benchChoice(verdicts[row]));
    painter.setFont(Theme::instance().font(type().body));
    for (int step = 0; step < table.columns; ++step) {
        painter.setPen(diverges ? colors().error : current ? colors().accent : colors().text);
        const bool hidden = bench_.isHidden("table", row, step);
        drawLine(painter, QRectF(first + step * column, area.top(), column - px(6), px(20)),
                 Qt::AlignRight | Qt::AlignVCenter, hidden ? QStringLiteral("?") : benchNumber(table.at(row, step)));
    }
}

void RateTable::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    const double first = px(64);
    const double column = (width() - first) / 4;
    drawLine(painter, QRectF(px(4), 0, first, px(22)), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("α"));
    for (int step = 0; step < 4; ++step)
        drawLine(painter, QRectF(first + step * column, 0, column - px(6), px(22)), Qt::AlignRight | Qt::AlignVCenter,
                 step == 0 ? tr("step 1") : QString::number(step + 1));
    for (int row = 0; row < 4; ++row) paintRow(painter, row);
}

void RateTable::mousePressEvent(QMouseEvent* event) {
    for (int row = 0; row < 4; ++row)
        if (rowRect(row).contains(event->position()))
            bench_.set({{"rate", Matrix(matrixOf(bench_.bench().readings(), "rates").at(row, 0))}});
}

}  // namespace fovea
