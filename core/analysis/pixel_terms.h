// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/unit_place.h"

namespace fovea {

// Kinds whose output looks at one pixel, or at a vector; norms show their statistics as a factor and an addend.
UnitTerms termsOf(const DenseSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const FlattenSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const PreluSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const BatchNormSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const GroupNormSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const InstanceNormSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const MaxoutSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const RbfOutputSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const LocalResponseNormSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const SoftmaxSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const DropoutSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const AddSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const MultiplySpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const ConcatSpec& spec, const UnitPlace& unit);

/// What the layer's own forward makes of the value at the same place.
UnitTerms functionTerms(const LayerSpec& layer, const UnitPlace& unit);
template <std::derived_from<ActivationKind> Spec>
UnitTerms termsOf(const Spec& spec, const UnitPlace& unit) {
    return functionTerms(spec, unit);
}

}  // namespace fovea
