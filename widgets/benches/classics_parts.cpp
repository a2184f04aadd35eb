// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/classics_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "core/layers/connection_table.h"

namespace fovea {

ConnectionGrid::ConnectionGrid(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("table"));
    setAccessibleName(tr("Which maps each filter of C3 sees"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QRectF ConnectionGrid::cellRect(int map, int filter) const {
    const double head = px(24);
    const double wide = (width() - head) / leNet5Filters;
    const double high = (height() - px(20)) / leNet5Maps;
    return {head + filter * wide, px(20) + map * high, wide, high};
}

void ConnectionGrid::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Matrix& table = matrixOf(bench_.bench().readings(), "table");
    const int chosen = wholeOf(bench_.bench().fields(), "filter");
    painter.setFont(Theme::instance().font(type().caption));
    for (int filter = 0; filter < leNet5Filters; ++filter) {
        const QRectF top = cellRect(0, filter);
        if (filter == chosen) painter.fillRect(QRectF(top.left(), 0, top.width(), height()), colors().accentSoft);
        painter.setPen(filter == chosen ? colors().accent : colors().secondary);
        drawLine(painter, QRectF(top.left(), 0, top.width(), px(18)), Qt::AlignCenter, QString::number(filter));
    }
    for (int map = 0; map < leNet5Maps; ++map) {
        const QRectF first = cellRect(map, 0);
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(0, first.top(), px(20), first.height()), Qt::AlignRight | Qt::AlignVCenter,
                 QString::number(map));
        for (int filter = 0; filter < leNet5Filters; ++filter) {
            const QRectF cell = cellRect(map, filter);
            painter.setPen(colors().hairline);
            painter.drawRect(cell);
            const bool hidden =
                bench_.isHidden("table", map, filter) ||
                (filter == chosen && (bench_.isHidden("sees", 0, 0) || bench_.isHidden("filter_parameters", 0, 0)));
            if (hidden) {
                painter.setPen(colors().secondary);
                drawLine(painter, cell, Qt::AlignCenter, QStringLiteral("?"));
            } else if (table.at(map, filter) != 0) {
                const double side = std::min(cell.width(), cell.height()) - px(6);
                const QRectF mark(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side);
                painter.fillRect(mark, filter == chosen ? colors().accent : colors().accentLine);
            }
        }
    }
    if (hasFocus()) paintFocusFrame(painter, cellRect(0, chosen).united(cellRect(leNet5Maps - 1, chosen)));
}

void ConnectionGrid::mousePressEvent(QMouseEvent* event) {
    const QRectF first = cellRect(0, 0);
    const int filter = static_cast<int>((event->position().x() - first.left()) / first.width());
    if (event->position().x() >= first.left() && filter < leNet5Filters) bench_.set({{"filter", Matrix(filter)}});
}

void ConnectionGrid::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (by == 0) {
        PaintedWidget::keyPressEvent(event);
        return;
    }
    const int filter = wholeOf(bench_.bench().fields(), "filter") + by;
    bench_.set({{"filter", Matrix(std::clamp(filter, 0, leNet5Filters - 1))}});
}

}  // namespace fovea
