// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/formula_layout.h"

#include <algorithm>
#include <utility>

#include "widgets/formula/formula_setter.h"

namespace fovea {
namespace {

QRectF inkOf(const FormulaGlyph& glyph) {
    const QRectF ink = glyph.outline.boundingRect();
    return {glyph.at + ink.topLeft() * glyph.scale, ink.size() * glyph.scale};
}

/// Adds to the mark and all marks around it.
void unite(std::vector<FormulaSymbolArea>& marks, int mark, const QRectF& ink) {
    for (; mark >= 0; mark = marks[static_cast<std::size_t>(mark)].parent) {
        QRectF& rect = marks[static_cast<std::size_t>(mark)].rect;
        rect = rect.united(ink);
    }
}

}  // namespace

int FormulaLayout::markAt(QPointF point) const {
    constexpr double margin = 3;
    int found = -1;
    for (int i = 0; i < static_cast<int>(marks.size()); ++i) {
        const QRectF& rect = marks[static_cast<std::size_t>(i)].rect;
        if (rect.isEmpty() || !rect.adjusted(-margin, -margin, margin, margin).contains(point)) continue;
        // A mark within another stands behind it; of neighbours whose margins meet, the one that the point is in.
        if (found < 0 || belongsTo(i, marks[static_cast<std::size_t>(found)].id) || rect.contains(point)) found = i;
    }
    return found;
}

bool FormulaLayout::belongsTo(int mark, const QString& id) const {
    for (; mark >= 0; mark = marks[static_cast<std::size_t>(mark)].parent)
        if (marks[static_cast<std::size_t>(mark)].id == id) return true;
    return false;
}

FormulaLayout layoutFormula(const Formula& formula, double pixels, FormulaPlace place) {
    SetStyle style;
    style.level = place == FormulaPlace::Displayed ? SetStyle::Display : SetStyle::Text;
    FormulaBox box = FormulaSetter(pixels).row(formula.row, style, -1);

    FormulaLayout layout;
    layout.glyphs = std::move(box.glyphs);
    layout.rules = std::move(box.rules);
    for (const FormulaMark& mark : formula.marks)
        layout.marks.push_back({QString::fromStdString(mark.id), mark.parent, {}});
    QRectF all(0, -box.ascent, box.width, box.height());
    for (const FormulaGlyph& glyph : layout.glyphs) {
        const QRectF ink = inkOf(glyph);
        all = all.united(ink);
        unite(layout.marks, glyph.mark, ink);
    }
    for (const FormulaRule& rule : layout.rules) unite(layout.marks, rule.mark, rule.rect);

    // What leans out at the left moves in.
    const double left = -all.left();
    for (FormulaGlyph& glyph : layout.glyphs) glyph.at.rx() += left;
    for (FormulaRule& rule : layout.rules) rule.rect.translate(left, 0);
    for (FormulaSymbolArea& mark : layout.marks) mark.rect.translate(left, 0);
    layout.width = all.width();
    layout.ascent = -all.top();
    layout.descent = all.bottom();
    return layout;
}

}  // namespace fovea
