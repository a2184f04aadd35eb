// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <vector>

#include "widgets/formula/glyph_shapes.h"

namespace fovea {

/// An outline at a place: `at` is where its baseline begins, `scale` the pixels of an em.
struct FormulaGlyph {
    QPainterPath outline;
    QPointF at;
    double scale = 1;
    int mark = -1;  ///< in FormulaLayout::marks; -1: in none
};
/// A bar: of a fraction, over a root.
struct FormulaRule {
    QRectF rect;
    int mark = -1;
};

/// What TeX calls a box. Pixels; the baseline begins at (0, 0), y down. Ascent and descent are positive away from it.
struct FormulaBox {
    double width = 0, ascent = 0, descent = 0;
    double italic = 0;  ///< by how far the ink of a slanted letter leans over the width; scripts above stand beyond it
    std::vector<FormulaGlyph> glyphs;
    std::vector<FormulaRule> rules;

    double height() const { return ascent + descent; }
    /// Takes over `other` with its origin at (x, y); the width stays.
    void place(FormulaBox other, double x, double y);
    /// The same at the right end, which moves.
    void append(FormulaBox other);
};

FormulaBox boxOf(const GlyphShape& shape, double pixels, int mark);
FormulaBox ruleBox(double width, double thickness, int mark);

}  // namespace fovea
