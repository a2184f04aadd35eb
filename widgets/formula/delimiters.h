// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/formula/formula_box.h"

namespace fovea {

/// The delimiter, at least `height` pixels tall: the smallest of STIX's sizes that is, or the largest drawn out. Its ink
/// lies where the font has it. A sign of 0 is none, as wide as TeX's null delimiter.
FormulaBox delimiterBox(char32_t sign, double height, double pixels, int mark);
/// The root sign, exactly `height` tall, its top at the box's top.
FormulaBox radicalBox(double height, double pixels, int mark);
/// A horizontal brace (U+23DE above, U+23DF below), exactly `width` wide where that is more than its smallest.
FormulaBox braceBox(char32_t sign, double width, double pixels, int mark);

}  // namespace fovea
