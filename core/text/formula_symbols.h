// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/text/formula.h"

namespace fovea {

struct FormulaSymbol {
    std::string_view name;  ///< of the command, without its backslash
    char32_t sign = 0;
    AtomClass atom = AtomClass::Ordinary;
};

/// \alpha, \cdot, \sum, …; null where there is none of this name.
const FormulaSymbol* formulaSymbol(std::string_view name);
/// What a sign of the text is that stands for itself (+, =, (, ×, −, α, …), with TeX's - as minus and * as ∗; nothing for
/// signs that formulas don't have, such as letters with accents, which belong into \text.
std::optional<SymbolNode> symbolOfSign(char32_t sign);
SymbolNode symbolNode(const FormulaSymbol& symbol);

/// \log, \max, …
std::optional<OperatorNode> formulaOperator(std::string_view name);
/// What may stand behind \left, \right and \big, a command (`[` or `lfloor`) or a sign; 0 for '.', none for all others.
std::optional<char32_t> delimiterNamed(std::string_view name);
/// The sign above: \hat, \bar, \vec, …
std::optional<char32_t> accentNamed(std::string_view name);
/// \, \quad, …, in eighteenths of an em.
std::optional<double> spaceNamed(std::string_view name);

/// The sign in another alphabet: the double-struck R of \mathbb{R}, the script L of \mathcal{L}; itself where it has none.
char32_t doubleStruck(char32_t letter);
char32_t scriptLetter(char32_t letter);

/// All that a command may be called, for docs/formulas.md's test.
std::span<const FormulaSymbol> allFormulaSymbols();

}  // namespace fovea
