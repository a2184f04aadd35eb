// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/formula_plain.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/text/utf8.h"

namespace fovea {
namespace {

std::string plainRow(const FormulaRow& row, AtomClass before = AtomClass::Opening);

std::string signText(char32_t sign) {
    std::string text;
    if (sign != 0) appendUtf8(text, sign);
    return text;
}

bool isWord(std::string_view text) {
    bool first = true;
    while (!text.empty()) {
        const char32_t sign = takeUtf8(text);
        const bool alone = first && text.empty();
        first = false;
        if (alone && sign != U' ') return true;
        if (sign < 0x80 &&
            !((sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z') || (sign >= U'0' && sign <= U'9')))
            return false;
        if (sign == U'−' || sign == U'∗' || sign == U'⋅' || sign == U'…') return false;
    }
    return true;
}

std::string inParentheses(std::string text) { return isWord(text) ? text : "(" + text + ")"; }

/// What is divided: products stay bare, sums and quotients don't.
std::string asQuotientPart(std::string text) {
    const bool bare = text.find(' ') == std::string::npos && text.find('/') == std::string::npos;
    return bare || (text.starts_with('(') && text.find(')') == text.size() - 1) ? text : "(" + text + ")";
}

/// The text in raised or lowered signs; empty where Unicode lacks one.
std::string inSmallSigns(std::string_view text, bool raised) {
    static constexpr char32_t above[] = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
    std::string small;
    while (!text.empty()) {
        const char32_t sign = takeUtf8(text);
        if (sign >= U'0' && sign <= U'9')
            appendUtf8(small, raised ? above[sign - U'0'] : U'₀' + (sign - U'0'));
        else if (raised && sign == U'⊤')
            appendUtf8(small, U'ᵀ');
        else
            return {};
    }
    return small;
}

std::string scriptText(const FormulaRow& row, bool raised) {
    const std::string text = plainRow(row);
    const std::string small = inSmallSigns(text, raised);
    return small.empty() ? (raised ? "^" : "_") + inParentheses(text) : small;
}

char32_t combining(char32_t accent) {
    switch (accent) {
        case U'ˆ': return U'\u0302';
        case U'¯': return U'\u0304';
        case U'˜': return U'\u0303';
        case U'˙': return U'\u0307';
        case U'\u203E': return U'\u0305';
        case U'\u20D7': return accent;
        default: return 0;
    }
}

struct PlainPart {
    std::string operator()(const SymbolNode& node) const { return signText(node.sign); }
    std::string operator()(const OperatorNode& node) const { return node.name; }
    std::string operator()(const TextNode& node) const { return node.text; }
    std::string operator()(const SpaceNode& node) const { return node.mu >= 3 ? " " : ""; }
    std::string operator()(const StyleNode&) const { return {}; }
    std::string operator()(const GroupNode& node) const { return plainRow(node.body); }
    std::string operator()(const MarkNode& node) const { return plainRow(node.body); }
    std::string operator()(const FractionNode& node) const {
        return asQuotientPart(plainRow(node.numerator)) + "/" + asQuotientPart(plainRow(node.denominator));
    }
    std::string operator()(const RadicalNode& node) const {
        return inSmallSigns(plainRow(node.degree), true) + "√" + inParentheses(plainRow(node.radicand));
    }
    std::string operator()(const ScriptsNode& node) const {
        std::string text = plainRow(node.base);
        for (int i = 0; i < node.primes; ++i) text += "′";
        if (node.hasBelow) text += scriptText(node.below, false);
        if (node.hasAbove) text += scriptText(node.above, true);
        return text;
    }
    std::string operator()(const FenceNode& node) const {
        return signText(node.left) + plainRow(node.body) + signText(node.right);
    }
    std::string operator()(const DelimiterNode& node) const { return signText(node.sign); }
    std::string operator()(const AccentNode& node) const {
        const std::string text = plainRow(node.body);
        const char32_t above = combining(node.sign);
        return above == 0 ? text : inParentheses(text) + signText(above);
    }
    std::string operator()(const TableNode& node) const {
        const bool aligned = node.kind == TableNode::Kind::Aligned;
        std::string text = signText(node.left);
        for (std::size_t i = 0; i < node.rows.size(); ++i) {
            if (i > 0) text += "; ";
            for (std::size_t j = 0; j < node.rows[i].size(); ++j) {
                if (j > 0 && !aligned) text += ", ";
                if (j > 0 && aligned && !node.rows[i][j - 1].empty()) text += " ";
                text += plainRow(node.rows[i][j], aligned && j > 0 ? AtomClass::Ordinary : AtomClass::Opening);
            }
        }
        return text + signText(node.right);
    }
};

std::string plainRow(const FormulaRow& row, AtomClass before) {
    std::string text;
    AtomClass last = AtomClass::Opening;
    for (const FormulaItem& item : itemsOf(row, -1, before)) {
        const std::string part = std::visit(PlainPart{}, item.node->part);
        const bool gap = item.spaced ? spaceBetween(last, item.atom, false) > 0 : false;
        if (gap && !text.empty() && !text.ends_with(' ') && !part.starts_with(' ')) text += ' ';
        if (!(part == " " && text.ends_with(' '))) text += part;
        if (item.spaced) last = item.atom;
    }
    return text;
}

}  // namespace

std::string plainText(const Formula& formula) {
    std::string text = plainRow(formula.row);
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace fovea
