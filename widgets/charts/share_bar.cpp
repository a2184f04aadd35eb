// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/share_bar.h"

#include <QPainter>
#include <algorithm>

#include "widgets/style/text_line.h"
#include "widgets/text/numbers.h"

namespace fovea {

ShareBar::ShareBar(QWidget* parent) : PaintedWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ShareBar::setShare(std::optional<Share> share) {
    share_ = share;
    setAccessibleName(share ? tr("%1 %, with 95 % confidence %2 to %3 %")
                                  .arg(decimalNumber(100 * share->value, 1), decimalNumber(100 * share->low, 0),
                                       decimalNumber(100 * share->high, 0))
                            : tr("not tried"));
    update();
}

void ShareBar::setStrong(bool strong) {
    strong_ = strong;
    update();
}

void ShareBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double words = px(116), middle = height() / 2.0, thick = px(8);
    const QRectF track(0, middle - thick / 2, std::max(width() - words - px(8), 1.0), thick);
    const auto at = [&](double share) { return track.left() + share * track.width(); };
    const QRectF figure(width() - words, 0, px(54), height());
    const QRectF interval(figure.right(), 0, width() - figure.right(), height());
    painter.setFont(Theme::instance().font(type().body, strong_));
    painter.setPen(strong_ ? colors().accent : colors().text);
    if (!share_) {
        painter.setPen(colors().caption);
        drawLine(painter, figure, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("–"));
        return;
    }
    drawLine(painter, figure, Qt::AlignRight | Qt::AlignVCenter,
             QStringLiteral("%1 %").arg(decimalNumber(100 * share_->value, 1)));
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    drawLine(painter, interval, Qt::AlignRight | Qt::AlignVCenter,
             QStringLiteral("%1–%2").arg(decimalNumber(100 * share_->low, 0), decimalNumber(100 * share_->high, 0)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().sunken);
    painter.drawRoundedRect(track, px(2), px(2));
    painter.setBrush(strong_ ? colors().accent : colors().accentLine);
    QRectF filled = track;
    filled.setRight(at(share_->value));
    painter.drawRoundedRect(filled, px(2), px(2));
    painter.setPen(QPen(colors().caption, 1, Qt::DotLine));
    painter.drawLine(QPointF(at(share_->chance), 0), QPointF(at(share_->chance), height()));
    painter.setPen(QPen(colors().text, 1.2));
    painter.drawLine(QPointF(at(share_->low), middle), QPointF(at(share_->high), middle));
    for (const double end : {share_->low, share_->high})
        painter.drawLine(QPointF(at(end), middle - px(5)), QPointF(at(end), middle + px(5)));
}

}  // namespace fovea
