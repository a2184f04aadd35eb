// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QString>
#include <functional>

namespace fovea {

/// Draws one line of text, elided where it is too long.
void drawLine(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);
/// The font, up to a seventh narrower where the text would not fit into `width` pixels.
QFont narrowedTo(double width, const QFont& font, const QString& text);
/// Hears of each text that drawLine() elided: how tests learn that a text had no room. Null: nobody.
void setElisionListener(std::function<void(const QString& text)> listener);

}  // namespace fovea
