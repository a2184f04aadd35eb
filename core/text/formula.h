// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace fovea {

/// What TeX asks of a part of a formula to find the space beside it (The TeXbook, chapter 18).
enum class AtomClass { Ordinary, Operator, Binary, Relation, Opening, Closing, Punctuation, Inner };

enum class Alphabet { Roman, Italic, Bold, BoldItalic };

/// Parts of a formula from left to right.
struct FormulaNode;
using FormulaRow = std::vector<FormulaNode>;

/// One sign: a letter, a digit, +, ∑, …
struct SymbolNode {
    char32_t sign = 0;
    AtomClass atom = AtomClass::Ordinary;
    Alphabet alphabet = Alphabet::Roman;
    bool limits = false;  ///< ∑ and ∏: larger in displayed formulas, with scripts above and below
};
/// The name of a function, upright: log, max.
struct OperatorNode {
    std::string name;  ///< UTF-8
    bool limits = false;
};
/// \text: words in the typeface of the text around.
struct TextNode {
    std::string text;  ///< UTF-8
    bool bold = false;
};
struct SpaceNode {
    double mu = 0;  ///< eighteenths of an em; may be negative
};
/// \displaystyle and its like: from here to the end of the row.
struct StyleNode {
    enum class Style { Display, Text, Script } style = Style::Display;
};
/// {…}
struct GroupNode {
    FormulaRow body;
};
struct FractionNode {
    enum class Size { AsAround, Display, Text } size = Size::AsAround;  ///< \frac, \dfrac, \tfrac
    FormulaRow numerator, denominator;
};
struct RadicalNode {
    FormulaRow radicand, degree;
};
/// What stands above and below at the right of its base, or over and under it.
struct ScriptsNode {
    FormulaRow base;  ///< none or one
    FormulaRow above, below;
    int primes = 0;
    bool hasAbove = false, hasBelow = false;
    bool stacked = false;  ///< \overset, \underset, braces: over and under in every style
};
/// \left … \right. A sign of 0 is no delimiter.
struct FenceNode {
    char32_t left = 0, right = 0;
    FormulaRow body;
};
/// \big( and its like.
struct DelimiterNode {
    char32_t sign = 0;
    int size = 1;  ///< 1 to 4
    AtomClass atom = AtomClass::Ordinary;
};
/// \hat, \bar, \vec, …: `sign` in the middle above the body; U+203E a rule across it (\overline), U+23DE and U+23DF braces
/// above and below.
struct AccentNode {
    char32_t sign = 0;
    FormulaRow body;
};
/// Cells in rows, delimiters around them.
struct TableNode {
    enum class Kind { Matrix, Cases, Aligned } kind = Kind::Matrix;
    char32_t left = 0, right = 0;
    std::vector<std::vector<FormulaRow>> rows;
};
/// \sym{id}{…}: spaced as if its parts stood in the row around.
struct MarkNode {
    int mark = 0;  ///< in Formula::marks
    FormulaRow body;
};

struct FormulaNode {
    std::variant<SymbolNode, OperatorNode, TextNode, SpaceNode, StyleNode, GroupNode, FractionNode, RadicalNode,
                 ScriptsNode, FenceNode, DelimiterNode, AccentNode, TableNode, MarkNode>
        part;
};

/// What \sym marked, in the order of the text.
struct FormulaMark {
    std::string id;
    int parent = -1;  ///< the mark around it, an earlier one
};

/// A formula as a value; core/text/formula_parser.h reads one.
struct Formula {
    FormulaRow row;
    std::vector<FormulaMark> marks;
};

/// A part of a row, the content of its marks among the others.
struct FormulaItem {
    const FormulaNode* node = nullptr;
    int mark = -1;                         ///< the innermost
    AtomClass atom = AtomClass::Ordinary;  ///< a binary sign with nothing to join is ordinary
    bool spaced = true;                    ///< false for spaces and styles, which no rule sees
};
/// `before` is what stands at the left of the row.
std::vector<FormulaItem> itemsOf(const FormulaRow& row, int mark, AtomClass before = AtomClass::Opening);

/// The space between two neighbours, in eighteenths of an em; in scripts, only that around operators is left.
int spaceBetween(AtomClass left, AtomClass right, bool script);

}  // namespace fovea
