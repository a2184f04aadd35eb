// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/account_rows.h"

#include "widgets/text/numbers.h"

namespace fovea {

AccountRows::AccountRows(BenchView& bench) : bench_(bench) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

QString AccountRows::countText(bool hidden, double number) {
    return hidden ? QStringLiteral("?") : groupedNumber(static_cast<qint64>(number));
}

void AccountRows::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    QRectF line(0, 0, width(), px(rowHeight));
    for (const Row& row : rows()) {
        painter.setFont(Theme::instance().font(type().body, row.strong));
        painter.setPen(colors().text);
        drawLine(painter, line, Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setPen(row.strong ? colors().accent : colors().text);
        drawLine(painter, line, Qt::AlignRight | Qt::AlignVCenter, row.value);
        line.translate(0, line.height());
    }
}

}  // namespace fovea
