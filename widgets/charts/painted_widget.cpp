// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/painted_widget.h"

#include <QFontMetricsF>
#include <algorithm>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr double panelPadding = 16;
constexpr double panelRadius = 8;

}  // namespace

PaintedWidget::PaintedWidget(QWidget* parent) : QWidget(parent) {
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        themeChanged();
        updateGeometry();
        update();
    });
}

void PaintedWidget::setTitle(const QString& title) {
    title_ = title;
    if (accessibleName().isEmpty()) setAccessibleName(title);
    updateGeometry();
    update();
}

void PaintedWidget::setCaption(const QString& caption) {
    if (caption == caption_) return;
    const bool moves = caption.isEmpty() != caption_.isEmpty();
    caption_ = caption;
    if (moves) updateGeometry();
    update();
}

void PaintedWidget::setFramed(bool framed) {
    framed_ = framed;
    updateGeometry();
    update();
}

double PaintedWidget::px(double length) { return Theme::instance().px(length); }

int PaintedWidget::ipx(double length) { return Theme::instance().ipx(length); }

bool PaintedWidget::showsPanel() const { return framed_ && !Theme::instance().lecture(); }

double PaintedWidget::titleHeight() const { return title_.isEmpty() && caption_.isEmpty() ? 0 : px(28); }

QRectF PaintedWidget::content() const {
    const double padding = showsPanel() ? panelPadding : 0;
    return QRectF(contentsRect()).adjusted(padding, showsPanel() ? panelPadding - 6 : 0, -padding, -padding);
}

QRectF PaintedWidget::body() const { return content().adjusted(0, titleHeight(), 0, 0); }

void PaintedWidget::paintPanelAndTitle(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    if (showsPanel()) {
        painter.setPen(QPen(colors().hairline, 1));
        painter.setBrush(colors().surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), panelRadius, panelRadius);
    }
    if (titleHeight() <= 0) return;
    const QRectF row(content().left(), content().top(), content().width(), px(22));
    const QFont bold = Theme::instance().font(type().body, true);
    painter.setFont(bold);
    painter.setPen(colors().text);
    drawLine(painter, row, Qt::AlignLeft, title_);
    painter.setFont(Theme::instance().font(type().body - 1));
    painter.setPen(colors().secondary);
    const double used = title_.isEmpty() ? 0 : textWidth(bold, title_) + px(12);
    // Where it does not fit, it is left out rather than cut.
    if (row.width() - used >= textWidth(painter.font(), caption_)) {
        drawLine(painter, row.adjusted(used, 0, 0, 0), Qt::AlignRight, caption_);
    }
}

void PaintedWidget::paintFocusFrame(QPainter& painter, const QRectF& rect) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, 2));
    painter.drawRoundedRect(rect, 4, 4);
}

double textWidth(const QFont& font, const QString& text) { return QFontMetricsF(font).horizontalAdvance(text); }

QFont fittedFont(const QString& text, double room, int pixels, bool bold) {
    constexpr int least = 9;
    int size = pixels;
    while (size > least && textWidth(Theme::instance().font(size, bold), text) > room) --size;
    return Theme::instance().font(size, bold);
}

QString percentText(double fraction, int digits) {
    return decimalNumber(fraction * 100, digits) + QChar(0x00A0) + QLatin1Char('%');
}

QColor blended(const QColor& from, const QColor& to, double amount) {
    const double a = std::clamp(amount, 0.0, 1.0);
    return QColor::fromRgbF(float(from.redF() + (to.redF() - from.redF()) * a),
                            float(from.greenF() + (to.greenF() - from.greenF()) * a),
                            float(from.blueF() + (to.blueF() - from.blueF()) * a));
}

}  // namespace fovea
