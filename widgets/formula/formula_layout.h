// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/text/formula.h"
#include "widgets/formula/formula_box.h"

namespace fovea {

/// A part that \sym marked, and the pixels that it covers.
struct FormulaSymbolArea {
    QString id;
    int parent = -1;  ///< the area around it, an earlier one
    QRectF rect;
};

/// A formula as it is painted: outlines and bars, in pixels. The baseline begins at (0, 0), y down; nothing lies left of 0
/// or right of width.
struct FormulaLayout {
    double width = 0, ascent = 0, descent = 0;
    std::vector<FormulaGlyph> glyphs;
    std::vector<FormulaRule> rules;
    std::vector<FormulaSymbolArea> marks;

    double height() const { return ascent + descent; }
    /// The innermost mark at `point`, or -1. Small symbols answer a little around them, too.
    int markAt(QPointF point) const;
    /// True where the mark or one around it has this id.
    bool belongsTo(int mark, const QString& id) const;
};

/// Where formulas stand: in a line of text, or by themselves with limits above and below.
enum class FormulaPlace { Inline, Displayed };

/// As TeX sets formulas (The TeXbook, appendix G), with STIX's measures in the place of Computer Modern's.
FormulaLayout layoutFormula(const Formula& formula, double pixels, FormulaPlace place);

}  // namespace fovea
