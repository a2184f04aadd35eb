// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/text/formula.h"
#include "widgets/formula/formula_box.h"

namespace fovea {

/// TeX's eight styles: how large, and whether exponents stay low because something lies above.
struct SetStyle {
    enum Level { Display, Text, Script, ScriptScript } level = Text;
    bool cramped = false;

    bool isScript() const { return level >= Script; }
    SetStyle crampedToo() const { return {level, true}; }
    SetStyle above() const { return {isScript() ? ScriptScript : Script, cramped}; }
    SetStyle below() const { return above().crampedToo(); }
    SetStyle numerator() const { return {level == Display ? Text : level == Text ? Script : ScriptScript, cramped}; }
    SetStyle denominator() const { return numerator().crampedToo(); }
};

/// STIX's measures in em of the size at hand; names as in The TeXbook's appendix G.
namespace measure {
inline constexpr double xHeight = 0.45, axis = 0.253, rule = 0.06;
inline constexpr double num1 = 0.677, num2 = 0.41, denom1 = 0.686, denom2 = 0.36;
inline constexpr double sup1 = 0.413, sup2 = 0.363, sup3 = 0.289, supDrop = 0.386;
inline constexpr double sub1 = 0.17, sub2 = 0.247, subDrop = 0.05;
inline constexpr double limitGapAbove = 0.111, limitGapBelow = 0.167, limitRise = 0.2, limitFall = 0.6,
                        limitPadding = 0.1;
inline constexpr double scriptSpace = 0.05, nullDelimiter = 0.12;
}  // namespace measure

/// A table's cells, set, with the size of each row and column.
struct SetTable {
    std::vector<std::vector<FormulaBox>> cells;
    std::vector<double> ascents, descents, widths;
};

/// The only part of the row, groups and marks opened; null where there are more.
const FormulaNode* onlyPart(const FormulaRow& row);

/// Makes boxes of a formula's parts. `mark` is the mark that the part stands in, -1 for none.
class FormulaSetter {
public:
    explicit FormulaSetter(double pixels) : pixels_(pixels) {}

    /// `before`: what stands at the left of the row, for the space between.
    FormulaBox row(const FormulaRow& row, SetStyle style, int mark, AtomClass before = AtomClass::Opening) const;
    /// Pixels of an em.
    double size(SetStyle style) const;

    FormulaBox set(const SymbolNode& node, SetStyle style, int mark) const;
    FormulaBox set(const OperatorNode& node, SetStyle style, int mark) const;
    FormulaBox set(const TextNode& node, SetStyle style, int mark) const;
    FormulaBox set(const SpaceNode&, SetStyle, int) const { return {}; }
    FormulaBox set(const StyleNode&, SetStyle, int) const { return {}; }
    FormulaBox set(const GroupNode& node, SetStyle style, int mark) const { return row(node.body, style, mark); }
    FormulaBox set(const MarkNode& node, SetStyle style, int) const { return row(node.body, style, node.mark); }
    FormulaBox set(const FractionNode& node, SetStyle style, int mark) const;
    FormulaBox set(const RadicalNode& node, SetStyle style, int mark) const;
    FormulaBox set(const ScriptsNode& node, SetStyle style, int mark) const;
    FormulaBox set(const FenceNode& node, SetStyle style, int mark) const;
    FormulaBox set(const DelimiterNode& node, SetStyle style, int mark) const;
    FormulaBox set(const AccentNode& node, SetStyle style, int mark) const;
    FormulaBox set(const TableNode& node, SetStyle style, int mark) const;

private:
    FormulaBox node(const FormulaNode& node, SetStyle style, int mark) const;
    FormulaBox limits(const ScriptsNode& node, FormulaBox base, SetStyle style, int mark) const;
    FormulaBox besides(const ScriptsNode& node, FormulaBox base, bool isSign, SetStyle style, int mark) const;
    FormulaBox primes(int count, const FormulaBox& base, SetStyle style, int mark) const;
    FormulaBox brace(const AccentNode& node, FormulaBox body, SetStyle style, int mark) const;
    SetTable cells(const TableNode& node, SetStyle style, int mark) const;
    FormulaBox grid(SetTable table, TableNode::Kind kind, double em) const;
    /// Moved so that its middle lies on the axis.
    FormulaBox onAxis(FormulaBox box, SetStyle style) const;

    double pixels_;
};

}  // namespace fovea
