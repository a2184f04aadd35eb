// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/text_line.h"

#include <QFontMetricsF>
#include <algorithm>
#include <utility>

namespace fovea {

namespace {

std::function<void(const QString&)>& elisionListener() {
    static std::function<void(const QString&)> listener;
    return listener;
}

}  // namespace

void drawLine(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text) {
    if (text.isEmpty() || rect.width() <= 0) return;
    const QFontMetricsF metrics(painter.font());
    const bool fits = metrics.horizontalAdvance(text) <= rect.width() + 0.5;
    if (!fits && elisionListener()) elisionListener()(text);
    painter.drawText(rect, int(alignment | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip),
                     fits ? text : metrics.elidedText(text, Qt::ElideRight, rect.width()));
}

QFont narrowedTo(double width, const QFont& font, const QString& text) {
    constexpr int narrowest = 86;  // percent
    const double needed = QFontMetricsF(font).horizontalAdvance(text);
    if (needed <= width) return font;
    QFont narrow = font;
    narrow.setStretch(std::max(narrowest, static_cast<int>(100 * width / needed)));
    return narrow;
}

void setElisionListener(std::function<void(const QString& text)> listener) { elisionListener() = std::move(listener); }

}  // namespace fovea
