// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/dense_panels.h"

#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/text/numbers.h"

namespace fovea {

UnrolledPicture::UnrolledPicture(BenchView& bench) : bench_(bench) {
    setAccessibleName(tr("Row by row into one column"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void UnrolledPicture::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Matrix& picture = matrixOf(bench_.bench().fields(), "picture");
    const int count = static_cast<int>(picture.values.size());
    const double cell =
        std::min({px(34), (width() - px(4)) / std::max(count, 4), (height() - px(24)) / (picture.rows + 1.8)});
    const auto paintCell = [&](QPointF at, int row, double number) {
        const QRectF rect(at, QSizeF(cell, cell));
        painter.setPen(colors().controlBorder);
        painter.setBrush(blended(colors().surface, colors().accent, 0.12 + 0.22 * row));
        painter.drawRect(rect);
        painter.setPen(row > 2 ? colors().onAccent : colors().text);
        painter.setFont(fittedFont(benchNumber(number), cell - px(4), type().body, false));
        drawLine(painter, rect, Qt::AlignCenter, benchNumber(number));
    };
    const double middle = width() / 2.0;
    for (int row = 0; row < picture.rows; ++row)
        for (int column = 0; column < picture.columns; ++column)
            paintCell({middle + (column - picture.columns / 2.0) * cell, row * cell + 1}, row, picture.at(row, column));
    const double beneath = picture.rows * cell + 0.8 * cell;
    for (int i = 0; i < count; ++i)
        paintCell({middle + (i - count / 2.0) * cell, beneath}, i / picture.columns,
                  picture.values[static_cast<std::size_t>(i)]);
    painter.setPen(colors().secondary);
    painter.setFont(Theme::instance().font(type().caption));
    drawLine(painter, QRectF(0, beneath + cell + px(2), width(), px(18)), Qt::AlignCenter,
             tr("pixel (r, c) becomes number r · %1 + c").arg(picture.columns));
}

DenseCosts::DenseCosts(BenchView& bench) : AccountRows(bench) {
    setObjectName(QStringLiteral("costs"));
    setAccessibleName(tr("The same for a real picture"));
}

std::vector<AccountRows::Row> DenseCosts::rows() const {
    const BenchState& fields = bench_.bench().fields();
    const int side = wholeOf(fields, "side");
    const int channels = wholeOf(fields, "channels");
    // One count would tell the other.
    const bool hidden = bench_.isHidden("real_weights", 0, 0) || bench_.isHidden("real_parameters", 0, 0);
    const auto count = [&](const char* name) { return countText(hidden, *bench_.bench().number({name})); };
    return {{tr("Numbers in x: %1 · %1 · %2").arg(side).arg(channels), groupedNumber(qint64(side) * side * channels)},
            {tr("Rows of W"), groupedNumber(wholeOf(fields, "classes"))},
            {tr("Weights"), count("real_weights"), true},
            {tr("Weights and biases"), count("real_parameters")}};
}

}  // namespace fovea
