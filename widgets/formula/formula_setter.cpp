// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/formula_setter.h"

#include <QString>
#include <algorithm>
#include <utility>

namespace fovea {
namespace {

constexpr double scriptRatio = 0.72, scriptScriptRatio = 0.56;
constexpr double smallest = 7;  ///< pixels; scripts of scripts in small text don't go below

SetStyle::Level levelOf(StyleNode::Style style) {
    switch (style) {
        case StyleNode::Style::Display: return SetStyle::Display;
        case StyleNode::Style::Text: return SetStyle::Text;
        case StyleNode::Style::Script: return SetStyle::Script;
    }
    return SetStyle::Text;
}

bool takesLimits(const FormulaRow& base) {
    const FormulaNode* part = onlyPart(base);
    if (part == nullptr) return false;
    if (const auto* symbol = std::get_if<SymbolNode>(&part->part)) return symbol->limits;
    const auto* name = std::get_if<OperatorNode>(&part->part);
    return name != nullptr && name->limits;
}

bool isLargeSign(const SymbolNode& node) { return node.atom == AtomClass::Operator; }

/// A single sign: scripts keep their usual places beside it, whatever its height.
bool isOneSign(const FormulaRow& base) {
    const FormulaNode* part = onlyPart(base);
    const auto* symbol = part == nullptr ? nullptr : std::get_if<SymbolNode>(&part->part);
    return symbol != nullptr && !isLargeSign(*symbol);
}

}  // namespace

const FormulaNode* onlyPart(const FormulaRow& row) {
    if (row.size() != 1) return nullptr;
    if (const auto* group = std::get_if<GroupNode>(&row.front().part)) return onlyPart(group->body);
    if (const auto* mark = std::get_if<MarkNode>(&row.front().part)) return onlyPart(mark->body);
    return &row.front();
}

double FormulaSetter::size(SetStyle style) const {
    const double ratio = style.level == SetStyle::ScriptScript ? scriptScriptRatio
                         : style.level == SetStyle::Script     ? scriptRatio
                                                               : 1.0;
    return std::max(ratio * pixels_, std::min(pixels_, smallest));
}

FormulaBox FormulaSetter::onAxis(FormulaBox box, SetStyle style) const {
    FormulaBox moved;
    moved.width = box.width;
    moved.italic = box.italic;
    const double y = (box.ascent - box.descent) / 2 - measure::axis * size(style);
    // Both must be taken from the box, which may lie wholly above the baseline.
    moved.ascent = box.ascent - y;
    moved.descent = box.descent + y;
    moved.place(std::move(box), 0, y);
    return moved;
}

FormulaBox FormulaSetter::row(const FormulaRow& row, SetStyle style, int mark, AtomClass before) const {
    FormulaBox line;
    for (const FormulaItem& item : itemsOf(row, mark, before)) {
        if (const auto* change = std::get_if<StyleNode>(&item.node->part)) {
            style.level = levelOf(change->style);
            continue;
        }
        if (const auto* space = std::get_if<SpaceNode>(&item.node->part)) {
            line.width += space->mu / 18 * size(style);
            continue;
        }
        line.width += spaceBetween(before, item.atom, style.isScript()) / 18.0 * size(style);
        line.append(node(*item.node, style, item.mark));
        before = item.atom;
    }
    return line;
}

FormulaBox FormulaSetter::node(const FormulaNode& node, SetStyle style, int mark) const {
    return std::visit([&](const auto& part) { return set(part, style, mark); }, node.part);
}

FormulaBox FormulaSetter::set(const SymbolNode& node, SetStyle style, int mark) const {
    const char32_t sign = inAlphabet(node.sign, node.alphabet);
    if (!isLargeSign(node)) return boxOf(glyphShape(GlyphFace::Math, sign), size(style), mark);
    const GlyphFace face = style.level == SetStyle::Display && node.limits ? GlyphFace::Size1 : GlyphFace::Math;
    GlyphShape shape = glyphShape(face, sign);
    if (style.level == SetStyle::Display && !node.limits) shape = drawnOut(shape, shape.ink.height() * 0.8);
    return onAxis(boxOf(shape, size(style), mark), style);
}

FormulaBox FormulaSetter::set(const OperatorNode& node, SetStyle style, int mark) const {
    FormulaBox box = boxOf(glyphShape(GlyphFace::Math, QString::fromStdString(node.name)), size(style), mark);
    box.italic = 0;
    return box;
}

FormulaBox FormulaSetter::set(const TextNode& node, SetStyle style, int mark) const {
    // Noto Sans looks larger than STIX at the same size: its x is 0.536 em high.
    constexpr double likeMath = 0.9;
    const GlyphFace face = node.bold ? GlyphFace::BoldWords : GlyphFace::Words;
    const QString text = QString::fromStdString(node.text).normalized(QString::NormalizationForm_C);
    FormulaBox box = boxOf(glyphShape(face, text), likeMath * size(style), mark);
    box.italic = 0;
    return box;
}

FormulaBox FormulaSetter::set(const ScriptsNode& node, SetStyle style, int mark) const {
    FormulaBox base = row(node.base, style, mark);
    const FormulaNode* part = onlyPart(node.base);
    const bool slanted = part != nullptr && std::holds_alternative<SymbolNode>(part->part);
    if (slanted && !node.base.empty()) {
        // The row counts a letter's lean as width; a script below begins where the letter's foot ends.
        FormulaBox sign = this->node(*part, style, mark);
        base.italic = sign.italic;
        base.width -= sign.italic;
    }
    if (node.stacked || (takesLimits(node.base) && style.level == SetStyle::Display))
        return limits(node, std::move(base), style, mark);
    return besides(node, std::move(base), isOneSign(node.base), style, mark);
}

FormulaBox FormulaSetter::primes(int count, const FormulaBox& base, SetStyle style, int mark) const {
    // The sign is drawn small and raised in the font, for letters as high as capitals.
    const GlyphShape shape = glyphShape(GlyphFace::Math, U'′');
    FormulaBox box;
    for (int i = 0; i < count; ++i) {
        FormulaBox one = boxOf(shape, size(style), mark);
        one.width *= i + 1 < count ? 0.6 : 0.85;
        box.append(std::move(one));
    }
    FormulaBox raised;
    raised.width = box.width;
    raised.place(std::move(box), 0, -std::max(0.0, base.ascent - 0.7 * size(style)));
    return raised;
}

FormulaBox FormulaSetter::besides(const ScriptsNode& node, FormulaBox base, bool isSign, SetStyle style,
                                  int mark) const {
    const double em = size(style), small = size(style.above());
    FormulaBox above = row(node.above, style.above(), mark);
    FormulaBox below = row(node.below, style.below(), mark);
    double up = isSign ? 0 : base.ascent - measure::supDrop * small;
    double down = isSign ? 0 : base.descent + measure::subDrop * small;
    const double leastUp = style.cramped                      ? measure::sup3
                           : style.level == SetStyle::Display ? measure::sup1
                                                              : measure::sup2;
    up = std::max({up, leastUp * em, above.descent + measure::xHeight * em / 4});
    if (!node.hasAbove) {
        down = std::max({down, measure::sub1 * em, below.ascent - 0.8 * measure::xHeight * em});
    } else if (node.hasBelow) {
        down = std::max(down, measure::sub2 * em);
        const double gap = (up - above.descent) - (below.ascent - down);
        const double leastGap = 4 * measure::rule * em;
        if (gap < leastGap) {
            down += leastGap - gap;
            const double low = 0.8 * measure::xHeight * em - (up - above.descent);
            if (low > 0) up += low, down -= low;
        }
    }
    const double width = base.width, italic = base.italic;
    double right = width + italic;
    FormulaBox whole;
    whole.place(std::move(base), 0, 0);
    if (node.primes > 0) {
        FormulaBox marks = primes(node.primes, whole, style, mark);
        const double x = right + 0.02 * em;
        right = x + marks.width;
        whole.place(std::move(marks), x, 0);
    }
    const double space = measure::scriptSpace * em;
    whole.width = right;
    if (node.hasAbove) {
        whole.width = std::max(whole.width, right + above.width + space);
        whole.place(std::move(above), right, -up);
    }
    if (node.hasBelow) {
        whole.width = std::max(whole.width, width + below.width + space);
        whole.place(std::move(below), width, down);
    }
    return whole;
}

FormulaBox FormulaSetter::limits(const ScriptsNode& node, FormulaBox base, SetStyle style, int mark) const {
    const double em = size(style);
    FormulaBox above = row(node.above, style.above(), mark);
    FormulaBox below = row(node.below, style.below(), mark);
    const double lean = base.italic;
    const double baseWidth = base.width + lean;
    FormulaBox whole;
    whole.width = std::max({baseWidth, above.width, below.width});
    const double up =
        base.ascent + std::max(measure::limitGapAbove * em, measure::limitRise * em - above.descent) + above.descent;
    const double down =
        base.descent + std::max(measure::limitGapBelow * em, measure::limitFall * em - below.ascent) + below.ascent;
    const double width = whole.width;
    whole.place(std::move(base), (width - baseWidth) / 2, 0);
    if (node.primes > 0) whole.append(primes(node.primes, whole, style, mark));
    if (node.hasAbove) {
        const double x = (width - above.width + lean) / 2;
        whole.place(std::move(above), x, -up);
        whole.ascent += measure::limitPadding * em;
    }
    if (node.hasBelow) {
        const double x = (width - below.width - lean) / 2;
        whole.place(std::move(below), x, down);
        whole.descent += measure::limitPadding * em;
    }
    return whole;
}

}  // namespace fovea
