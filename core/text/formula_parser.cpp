// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/formula_parser.h"

#include "core/text/formula_reader.h"

namespace fovea {

std::variant<Formula, FormulaProblem> parseFormula(std::string_view latex) {
    if (latex.size() > longestFormula) return FormulaProblem{FormulaFault::TooLong, longestFormula, latex.size()};
    return FormulaReader(latex).read();
}

}  // namespace fovea
