// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/formula_box.h"

#include <algorithm>
#include <utility>

namespace fovea {

void FormulaBox::place(FormulaBox other, double x, double y) {
    for (FormulaGlyph& glyph : other.glyphs) {
        glyph.at += QPointF(x, y);
        glyphs.push_back(std::move(glyph));
    }
    for (FormulaRule& rule : other.rules) {
        rule.rect.translate(x, y);
        rules.push_back(rule);
    }
    ascent = std::max(ascent, other.ascent - y);
    descent = std::max(descent, other.descent + y);
}

void FormulaBox::append(FormulaBox other) {
    const double right = width + other.width + other.italic;
    place(std::move(other), width, 0);
    width = right;
}

FormulaBox boxOf(const GlyphShape& shape, double pixels, int mark) {
    FormulaBox box;
    box.width = shape.advance * pixels;
    if (!shape.ink.isEmpty()) {
        box.ascent = -shape.ink.top() * pixels;
        box.descent = shape.ink.bottom() * pixels;
        box.italic = std::max(0.0, shape.ink.right() - shape.advance) * pixels;
        box.glyphs.push_back({shape.outline, {}, pixels, mark});
    }
    return box;
}

FormulaBox ruleBox(double width, double thickness, int mark) {
    FormulaBox box;
    box.width = width;
    box.ascent = thickness;
    box.rules.push_back({QRectF(0, -thickness, width, thickness), mark});
    return box;
}

}  // namespace fovea
