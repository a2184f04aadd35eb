// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/unit_place.h"

namespace fovea {

// Kinds whose output looks at a window of the map.
UnitTerms termsOf(const Conv2dSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const MaxPool2dSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const AvgPool2dSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const GlobalAvgPoolSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const TableConv2dSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const LocallyConnected2dSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const ScaledPool2dSpec& spec, const UnitPlace& unit);

}  // namespace fovea
