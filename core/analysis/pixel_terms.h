// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/unit_place.h"

namespace fovea {

// Kinds whose output looks at one pixel, or at a vector.
UnitTerms termsOf(const DenseSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const FlattenSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const ReluSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const LeakyReluSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const EluSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const SigmoidSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const TanhSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const BatchNormSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const LocalResponseNormSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const DropoutSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const AddSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const ConcatSpec& spec, const UnitPlace& unit);

}  // namespace fovea
