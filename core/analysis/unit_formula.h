// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/layers/layer_spec.h"

namespace fovea {

/// What a layer makes of a unit's terms (UnitTerms), as an expression that Python reads with `from math import *`: `terms`
/// holds each term's product, `bias` the bias (0 where there is none), `x` the first of the terms, and `own` the place
/// among them of the term in the unit's own channel. Settings stand as numbers.
std::string unitFormula(const LayerSpec& layer);

}  // namespace fovea
