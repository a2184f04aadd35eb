// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/unit_place.h"

namespace fovea {

// Kinds whose output is one of the input's values, or one of the zeros around them.
UnitTerms termsOf(const ZeroPadSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const CropSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const SubsampleSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const ChannelSliceSpec& spec, const UnitPlace& unit);
UnitTerms termsOf(const ChannelShuffleSpec& spec, const UnitPlace& unit);

}  // namespace fovea
