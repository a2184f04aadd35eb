// SPDX-License-Identifier: GPL-3.0-or-later
// FormulaSetter's parts that are built of several rows.
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/formula/delimiters.h"
#include "widgets/formula/formula_setter.h"

namespace fovea {
namespace {

constexpr double delimiterShare = 0.901;    ///< of what it stands beside, that a delimiter covers at least
constexpr double delimiterShortfall = 0.3;  ///< em by which it may be too short
constexpr double columnGap = 1.0;           ///< em between a matrix's columns
constexpr double cellGap = 0.1;             ///< em above and below a cell that is taller than a line
constexpr double delimiterGap = 0.05;       ///< em between a matrix and its delimiters
constexpr double strutAscent = 0.84, strutDescent = 0.36, extraLeading = 0.3;
constexpr double slant = 0.27;  ///< of STIX's italics, horizontal over vertical

double delimiterHeight(const FormulaBox& body, double em) {
    const double axis = measure::axis * em;
    const double half = std::max(body.ascent - axis, body.descent + axis);
    return std::max(delimiterShare * 2 * half, 2 * half - delimiterShortfall * em);
}

bool isItalicSign(const FormulaRow& row) {
    const FormulaNode* part = onlyPart(row);
    const auto* symbol = part == nullptr ? nullptr : std::get_if<SymbolNode>(&part->part);
    return symbol != nullptr && (symbol->alphabet == Alphabet::Italic || symbol->alphabet == Alphabet::BoldItalic);
}

}  // namespace

FormulaBox FormulaSetter::set(const FractionNode& node, SetStyle style, int mark) const {
    if (node.size == FractionNode::Size::Display) style.level = SetStyle::Display;
    if (node.size == FractionNode::Size::Text) style.level = SetStyle::Text;
    const bool display = style.level == SetStyle::Display;
    const double em = size(style), axis = measure::axis * em, rule = measure::rule * em;
    FormulaBox over = row(node.numerator, style.numerator(), mark);
    FormulaBox under = row(node.denominator, style.denominator(), mark);
    const double gap = display ? 3 * rule : rule;
    const double up = std::max((display ? measure::num1 : measure::num2) * em, axis + rule / 2 + gap + over.descent);
    const double down =
        std::max((display ? measure::denom1 : measure::denom2) * em, under.ascent + gap + rule / 2 - axis);

    FormulaBox whole;
    const double side = measure::nullDelimiter * em;
    const double bar = std::max(over.width, under.width) + 0.1 * em;
    whole.width = bar + 2 * side;
    const double overAt = (whole.width - over.width) / 2, underAt = (whole.width - under.width) / 2;
    whole.place(std::move(over), overAt, -up);
    whole.place(std::move(under), underAt, down);
    whole.place(ruleBox(bar, rule, mark), side, -axis + rule / 2);
    return whole;
}

FormulaBox FormulaSetter::set(const RadicalNode& node, SetStyle style, int mark) const {
    const double em = size(style), rule = measure::rule * em;
    FormulaBox body = row(node.radicand, style.crampedToo(), mark);
    double gap = rule + (style.level == SetStyle::Display ? measure::xHeight * em : rule) / 4;
    const double tall = std::max(body.height() + gap + rule, 0.9 * em);
    gap = std::max(gap, (tall - body.height() - rule) / 2);
    const double top = body.ascent + gap + rule;
    FormulaBox sign = radicalBox(tall, em, mark);

    FormulaBox whole;
    if (!node.degree.empty()) {
        SetStyle small = style;
        small.level = SetStyle::ScriptScript;
        FormulaBox degree = row(node.degree, small, mark);
        whole.width = std::max(0.0, degree.width - 0.3 * em);
        const double rise = 0.6 * tall - (tall - top);
        whole.place(std::move(degree), 0, -rise);
    }
    const double signAscent = sign.ascent, signWidth = sign.width;
    whole.place(std::move(sign), whole.width, signAscent - top);
    whole.width += signWidth;
    // The bar begins within the sign's tip.
    const double tip = 0.035 * em;
    whole.place(ruleBox(body.width + tip + 0.04 * em, rule, mark), whole.width - tip, rule - top);
    const double width = body.width;
    whole.place(std::move(body), whole.width, 0);
    whole.width += width + 0.06 * em;
    whole.ascent += rule;
    return whole;
}

FormulaBox FormulaSetter::set(const FenceNode& node, SetStyle style, int mark) const {
    const double em = size(style);
    FormulaBox body = row(node.body, style, mark);
    const double height = delimiterHeight(body, em);
    const auto delimiter = [&](char32_t sign) {
        FormulaBox box = delimiterBox(sign, height, em, mark);
        return sign == 0 ? box : onAxis(std::move(box), style);
    };
    FormulaBox whole = delimiter(node.left);
    whole.append(std::move(body));
    whole.append(delimiter(node.right));
    return whole;
}

FormulaBox FormulaSetter::set(const DelimiterNode& node, SetStyle style, int mark) const {
    static constexpr double heights[] = {1.2, 1.8, 2.4, 3.0};
    const double em = size(style);
    FormulaBox box = delimiterBox(node.sign, heights[std::clamp(node.size, 1, 4) - 1] * em, em, mark);
    return node.sign == 0 ? box : onAxis(std::move(box), style);
}

FormulaBox FormulaSetter::set(const AccentNode& node, SetStyle style, int mark) const {
    const double em = size(style), rule = measure::rule * em;
    FormulaBox body = row(node.body, style.crampedToo(), mark);
    if (node.sign == U'\u203E') {
        const double rise = body.ascent + 3 * rule, width = body.width;
        body.place(ruleBox(width, rule, mark), 0, -rise);
        body.ascent += rule;
        return body;
    }
    if (node.sign == U'\u23DE' || node.sign == U'\u23DF') return brace(node, std::move(body), style, mark);
    const GlyphShape shape = glyphShape(GlyphFace::Math, node.sign);
    // The accent sits over the middle of the letter's head, which leans to the right.
    double left = 0, right = body.width;
    if (!body.glyphs.empty()) {
        const FormulaGlyph& glyph = body.glyphs.front();
        const QRectF ink = glyph.outline.boundingRect();
        left = glyph.at.x() + ink.left() * glyph.scale;
        right = body.glyphs.size() == 1 ? glyph.at.x() + ink.right() * glyph.scale : body.width;
    }
    const double lean = isItalicSign(node.body) ? slant * (body.ascent - measure::xHeight * em / 2) / 2 : 0;
    const double x = (left + right) / 2 + lean - shape.ink.center().x() * em;
    const double rise = std::max(0.0, body.ascent - measure::xHeight * em);
    FormulaBox above = boxOf(shape, em, mark);
    body.place(std::move(above), x, -rise);
    return body;
}

FormulaBox FormulaSetter::brace(const AccentNode& node, FormulaBox body, SetStyle style, int mark) const {
    const double em = size(style), gap = 0.12 * em;
    FormulaBox sign = braceBox(node.sign, body.width, em, mark);
    const bool above = node.sign == U'\u23DE';
    const double y = above ? -(body.ascent + gap + sign.descent) : body.descent + gap + sign.ascent;
    body.place(std::move(sign), 0, y);
    return body;
}

SetTable FormulaSetter::cells(const TableNode& node, SetStyle style, int mark) const {
    const bool aligned = node.kind == TableNode::Kind::Aligned;
    const double em = size(style);
    if (!style.isScript()) style.level = aligned ? SetStyle::Display : SetStyle::Text;
    SetTable table;
    for (const auto& cells : node.rows) {
        double ascent = strutAscent * em, descent = strutDescent * em;
        table.cells.emplace_back();
        for (std::size_t column = 0; column < cells.size(); ++column) {
            // Behind & the space of a relation is kept, as if an empty group stood before it.
            const AtomClass before = aligned && column % 2 == 1 ? AtomClass::Ordinary : AtomClass::Opening;
            FormulaBox cell = row(cells[column], style, mark, before);
            ascent = std::max(ascent, cell.ascent + cellGap * em);
            descent = std::max(descent, cell.descent + cellGap * em);
            if (table.widths.size() <= column) table.widths.push_back(0);
            table.widths[column] = std::max(table.widths[column], cell.width);
            table.cells.back().push_back(std::move(cell));
        }
        table.ascents.push_back(ascent);
        table.descents.push_back(descent);
    }
    return table;
}

FormulaBox FormulaSetter::grid(SetTable table, TableNode::Kind kind, double em) const {
    const bool aligned = kind == TableNode::Kind::Aligned;
    const double leading = aligned ? extraLeading * em : 0;
    double height = leading * static_cast<double>(table.cells.size() - 1);
    for (std::size_t i = 0; i < table.cells.size(); ++i) height += table.ascents[i] + table.descents[i];
    FormulaBox grid;
    double y = -height / 2 - measure::axis * em;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        y += table.ascents[i];
        double x = 0;
        for (std::size_t j = 0; j < table.cells[i].size(); ++j) {
            FormulaBox& cell = table.cells[i][j];
            const double room = table.widths[j] - cell.width;
            const bool left = kind == TableNode::Kind::Cases || (aligned && j % 2 == 1);
            const double shift = left ? 0 : aligned ? room : room / 2;
            grid.place(std::move(cell), x + shift, y);
            x += table.widths[j];
            grid.width = std::max(grid.width, x);
            x += (!aligned ? columnGap : j % 2 == 1 ? 2 * columnGap : 0) * em;
        }
        y += table.descents[i] + leading;
    }
    grid.ascent = height / 2 + measure::axis * em;
    grid.descent = height / 2 - measure::axis * em;
    return grid;
}

FormulaBox FormulaSetter::set(const TableNode& node, SetStyle style, int mark) const {
    const double em = size(style);
    FormulaBox body = grid(cells(node, style, mark), node.kind, em);
    if (node.left == 0 && node.right == 0) return body;
    const double tall = delimiterHeight(body, em);
    FormulaBox whole;
    if (node.left != 0) whole.append(onAxis(delimiterBox(node.left, tall, em, mark), style));
    whole.width += delimiterGap * em;
    whole.append(std::move(body));
    whole.width += delimiterGap * em;
    if (node.right != 0) whole.append(onAxis(delimiterBox(node.right, tall, em, mark), style));
    return whole;
}

}  // namespace fovea
