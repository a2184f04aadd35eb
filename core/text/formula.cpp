// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/formula.h"

#include <cstddef>

namespace fovea {
namespace {

AtomClass atomOf(const FormulaNode& node);

struct AtomOf {
    AtomClass operator()(const SymbolNode& node) const { return node.atom; }
    AtomClass operator()(const OperatorNode&) const { return AtomClass::Operator; }
    AtomClass operator()(const FractionNode&) const { return AtomClass::Inner; }
    AtomClass operator()(const FenceNode&) const { return AtomClass::Inner; }
    AtomClass operator()(const DelimiterNode& node) const { return node.atom; }
    AtomClass operator()(const TableNode& node) const {
        return node.left != 0 || node.right != 0 ? AtomClass::Inner : AtomClass::Ordinary;
    }
    AtomClass operator()(const ScriptsNode& node) const {
        return node.base.empty() ? AtomClass::Ordinary : atomOf(node.base.front());
    }
    AtomClass operator()(const MarkNode& node) const {
        return node.body.size() == 1 ? atomOf(node.body.front()) : AtomClass::Ordinary;
    }
    template <class Other>
    AtomClass operator()(const Other&) const {
        return AtomClass::Ordinary;
    }
};

AtomClass atomOf(const FormulaNode& node) { return std::visit(AtomOf{}, node.part); }

void appendItems(std::vector<FormulaItem>& items, const FormulaRow& row, int mark) {
    for (const FormulaNode& node : row) {
        if (const auto* marked = std::get_if<MarkNode>(&node.part)) {
            appendItems(items, marked->body, marked->mark);
            continue;
        }
        const bool spaced =
            !std::holds_alternative<SpaceNode>(node.part) && !std::holds_alternative<StyleNode>(node.part);
        items.push_back({&node, mark, atomOf(node), spaced});
    }
}

bool joinsNothing(AtomClass before) {
    return before == AtomClass::Binary || before == AtomClass::Operator || before == AtomClass::Relation ||
           before == AtomClass::Opening || before == AtomClass::Punctuation;
}

bool endsSum(AtomClass atom) {
    return atom == AtomClass::Relation || atom == AtomClass::Closing || atom == AtomClass::Punctuation;
}

}  // namespace

std::vector<FormulaItem> itemsOf(const FormulaRow& row, int mark, AtomClass before) {
    std::vector<FormulaItem> items;
    appendItems(items, row, mark);
    FormulaItem* last = nullptr;
    for (FormulaItem& item : items) {
        if (!item.spaced) continue;
        if (item.atom == AtomClass::Binary && joinsNothing(before)) item.atom = AtomClass::Ordinary;
        if (last != nullptr && last->atom == AtomClass::Binary && endsSum(item.atom)) last->atom = AtomClass::Ordinary;
        last = &item;
        before = item.atom;
    }
    if (last != nullptr && last->atom == AtomClass::Binary) last->atom = AtomClass::Ordinary;
    return items;
}

int spaceBetween(AtomClass left, AtomClass right, bool script) {
    // The TeXbook, page 170: 1 thin, 2 medium, 3 thick; negative ones not in scripts. * (can't be) is 0.
    //                                    Ord Op  Bin Rel Open Close Punct Inner
    static constexpr int table[8][8] = {{0, 1, -2, -3, 0, 0, 0, -1},      // Ord
                                        {1, 1, 0, -3, 0, 0, 0, -1},       // Op
                                        {-2, -2, 0, 0, -2, 0, 0, -2},     // Bin
                                        {-3, -3, 0, 0, -3, 0, 0, -3},     // Rel
                                        {0, 0, 0, 0, 0, 0, 0, 0},         // Open
                                        {0, 1, -2, -3, 0, 0, 0, -1},      // Close
                                        {-1, -1, 0, -1, -1, -1, -1, -1},  // Punct
                                        {-1, 1, -2, -3, -1, 0, -1, -1}};  // Inner
    static constexpr int widths[4] = {0, 3, 4, 5};
    const int entry = table[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)];
    if (entry < 0 && script) return 0;
    return widths[entry < 0 ? -entry : entry];
}

}  // namespace fovea
