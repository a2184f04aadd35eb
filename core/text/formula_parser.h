// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "core/text/formula.h"

namespace fovea {

/// Why a text is no formula. The sentences stand in widgets/formula/formula_text.
enum class FormulaFault {
    TooLong,             ///< more than longestFormula bytes
    TooDeep,             ///< groups within groups, more than deepestFormula
    UnknownSign,         ///< a sign that formulas don't have, or bytes that are no UTF-8; words belong into \text
    UnknownCommand,      ///< \name that is not among ours
    UnknownEnvironment,  ///< \begin{name}
    ArgumentMissing,     ///< a command, ^ or _ with nothing behind it
    BraceOpen,           ///< a { without its }
    BraceClosed,         ///< a } without its {
    TwoScripts,          ///< x^a^b or x_a_b
    DelimiterMissing,    ///< \left, \right or \big without a delimiter behind it
    FenceOpen,           ///< a \left without its \right
    FenceClosed,         ///< a \right without its \left
    EnvironmentOpen,     ///< a \begin without its \end
    EnvironmentClosed,   ///< an \end without its \begin
    CellOutside,         ///< & or \\ where there is no table
    MarkWithoutId        ///< \sym{…}: an id is letters, digits, '.', '-' and '_'
};

/// Where it stands, in bytes from the start: [first, end).
struct FormulaProblem {
    FormulaFault fault = FormulaFault::UnknownSign;
    std::size_t first = 0;
    std::size_t end = 0;
    friend bool operator==(const FormulaProblem&, const FormulaProblem&) = default;
};

inline constexpr std::size_t longestFormula = 4000;
inline constexpr int deepestFormula = 24;

/// Reads the LaTeX that lessons use, what stands between two $ (docs/formulas.md lists all of it):
///  - letters, digits, signs, Greek, operators, relations, arrows; those of formula_symbols.h may also be written as themselves;
///  - ^ _ ', {…}, \frac \dfrac \tfrac, \sqrt[n]{…}, \overset \underset, \displaystyle \textstyle \scriptstyle;
///  - \log and its like, \operatorname{…}, \operatorname*{…} with limits, \sum and \prod with limits;
///  - \left … \right, \big \Big \bigg \Bigg, each also with l, r or m;
///  - \hat \bar \vec \tilde \dot \overline \overbrace \underbrace;
///  - \text \textbf, \mathrm \mathbf \mathit \boldsymbol \mathbb \mathcal;
///  - matrix, pmatrix, bmatrix, Bmatrix, vmatrix, Vmatrix, cases, aligned, with & and \\;
///  - \sym{id}{…}, which LaTeX does not have: a part with a name, so that the pointer on it can show what it stands for.
/// Longer and deeper formulas are refused: lessons may come from strangers.
std::variant<Formula, FormulaProblem> parseFormula(std::string_view latex);

}  // namespace fovea
