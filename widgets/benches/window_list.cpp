// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/window_list.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/values/within.h"

namespace fovea {

WindowList::WindowList(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("windows"));
    setAccessibleName(tr("All windows"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void WindowList::refresh() {
    updateGeometry();
    update();
}

int WindowList::rowHeight() const { return ipx(count() > 4 ? 28 : 40); }

QSize WindowList::sizeHint() const { return {ipx(320), rowHeight() * count()}; }

QString WindowList::sumOf(int row, int column, const QFont& font, double room) const {
    const Bench& bench = bench_.bench();
    const Matrix& padded = matrixOf(bench.readings(), "padded");
    const Matrix& kernel = matrixOf(bench.readings(), "applied");
    const int stride = wholeOf(bench.fields(), "stride");
    QStringList terms;
    for (int m = 0; m < kernel.rows; ++m)
        for (int n = 0; n < kernel.columns; ++n)
            terms << benchTerm(padded.at(row * stride + m, column * stride + n)) + QChar(0x00B7) +
                         benchTerm(kernel.at(m, n));
    QString sum = terms.join(QStringLiteral(" + "));
    while (terms.size() > 1 && textWidth(font, sum) > room) {
        terms.removeLast();
        sum = terms.join(QStringLiteral(" + ")) + QStringLiteral(" + ⋯");
    }
    return textWidth(font, sum) > room ? QString() : sum;
}

void WindowList::paintRow(QPainter& painter, int index) const {
    const Bench& bench = bench_.bench();
    const Matrix& padded = matrixOf(bench.readings(), "padded");
    const Matrix& kernel = matrixOf(bench.readings(), "applied");
    const Matrix& output = matrixOf(bench.readings(), "output");
    const int stride = wholeOf(bench.fields(), "stride");
    const int row = index / output.columns;
    const int column = index % output.columns;
    const QRectF area(0, index * rowHeight(), width(), rowHeight());
    const bool current = index == bench.step();
    if (current) painter.fillRect(area, colors().accentSoft);

    // Where the window lies, as a small picture.
    const double side = (rowHeight() - px(10)) / std::max(padded.rows, padded.columns);
    const QPointF corner(area.left() + px(8), area.center().y() - side * padded.rows / 2);
    for (int y = 0; y < padded.rows; ++y)
        for (int x = 0; x < padded.columns; ++x) {
            const bool inside = y >= row * stride && y < row * stride + kernel.rows && x >= column * stride &&
                                x < column * stride + kernel.columns;
            const QRectF cell(corner.x() + x * side, corner.y() + y * side, side, side);
            painter.fillRect(cell, inside ? (current ? colors().accent : colors().accentLine) : colors().surface);
            painter.setPen(QPen(colors().hairline, 0));
            painter.drawRect(cell);
        }
    const double left = corner.x() + side * padded.columns + px(12);
    const QRectF sum(area.right() - px(80), area.top(), px(72), area.height());
    painter.setPen(colors().text);
    painter.setFont(Theme::instance().font(type().body));
    const QRectF terms(left, area.top(), sum.left() - left - px(8), area.height());
    // A sum beside a hidden number would be that number.
    if (!bench_.isHidden("output", row, column))
        drawLine(painter, terms, Qt::AlignLeft | Qt::AlignVCenter, sumOf(row, column, painter.font(), terms.width()));
    painter.setFont(Theme::instance().font(type().value, true));
    painter.setPen(current ? colors().accent : colors().text);
    drawLine(painter, sum, Qt::AlignRight | Qt::AlignVCenter, bench_.text("output", row, column));
}

void WindowList::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const int first = std::max(event->rect().top() / rowHeight(), 0);
    const int last = std::min(event->rect().bottom() / rowHeight(), count() - 1);
    for (int index = first; index <= last; ++index) paintRow(painter, index);
    paintFocusFrame(painter, QRectF(0, bench_.bench().step() * rowHeight(), width(), rowHeight()));
}

void WindowList::mousePressEvent(QMouseEvent* event) {
    const int index = static_cast<int>(event->position().y()) / rowHeight();
    if (index < count()) bench_.set({{std::string(bench_.bench().kind().step), Matrix(index)}});
}

void WindowList::keyPressEvent(QKeyEvent* event) {
    const int step = bench_.bench().step();
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (by == 0) {
        PaintedWidget::keyPressEvent(event);
        return;
    }
    bench_.set({{std::string(bench_.bench().kind().step), Matrix(within(step + by, 0, count() - 1))}});
}

}  // namespace fovea
