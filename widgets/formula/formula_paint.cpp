// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/formula_paint.h"

#include <QTransform>
#include <algorithm>
#include <cmath>
#include <variant>

#include "core/text/formula_parser.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

/// A bar is as thick as whole pixels of the device, and begins with one.
QRectF onDevice(const QPainter& painter, const QRectF& rect) {
    const QTransform transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxScale) return rect;
    QRectF device = transform.mapRect(rect);
    const double thickness = std::max(1.0, std::round(device.height()));
    const double top = std::round(device.center().y() - thickness / 2);
    device.setTop(top);
    device.setHeight(thickness);
    return transform.inverted().mapRect(device);
}

void paintLitGround(QPainter& painter, const FormulaLayout& layout, const QColor& color, const QString& lit) {
    constexpr double margin = 2, radius = 3;
    painter.setBrush(color);
    for (const FormulaSymbolArea& mark : layout.marks)
        if (mark.id == lit && !mark.rect.isEmpty())
            painter.drawRoundedRect(mark.rect.adjusted(-margin, -margin, margin, margin), radius, radius);
}

}  // namespace

FormulaColors formulaColors() {
    const ThemeColors& colors = Theme::instance().colors();
    return {colors.text, colors.accent, colors.accentSoft};
}

void paintFormula(QPainter& painter, const FormulaLayout& layout, QPointF origin, const FormulaColors& colors,
                  const QString& lit) {
    const auto inkOf = [&](int mark) {
        return !lit.isEmpty() && layout.belongsTo(mark, lit) ? colors.litInk : colors.ink;
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.translate(origin);
    if (!lit.isEmpty()) paintLitGround(painter, layout, colors.litGround, lit);
    for (const FormulaRule& rule : layout.rules) painter.fillRect(onDevice(painter, rule.rect), inkOf(rule.mark));
    const QTransform around = painter.transform();
    for (const FormulaGlyph& glyph : layout.glyphs) {
        painter.setTransform(around);
        painter.translate(glyph.at);
        painter.scale(glyph.scale, glyph.scale);
        painter.fillPath(glyph.outline, inkOf(glyph.mark));
    }
    painter.restore();
}

QImage formulaImage(const QString& latex, double pixels, FormulaPlace place, double devicePixelRatio) {
    const auto read = parseFormula(latex.toStdString());
    const auto* formula = std::get_if<Formula>(&read);
    if (formula == nullptr) return {};
    const FormulaLayout layout = layoutFormula(*formula, pixels, place);
    const double margin = pixels / 3;
    const QSizeF size(layout.width + 2 * margin, layout.height() + 2 * margin);
    QImage image((size * devicePixelRatio).toSize().expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(Theme::instance().colors().surface);
    QPainter painter(&image);
    // On a whole pixel, as lines of text are.
    paintFormula(painter, layout, {margin, std::round(margin + layout.ascent)}, formulaColors());
    return image;
}

}  // namespace fovea
