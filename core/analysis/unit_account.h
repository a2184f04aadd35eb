// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/inspection_query.h"
#include "core/json.h"
#include "core/network/network_spec.h"

namespace fovea {

/// A unit's terms as data for scripts: `layer`, `kind`, `unit` {`y`, `x`, `channel`} (`y` and `x` null in a vector), `value` (the
/// engine's), `terms` [{`source` {`layer`, `y`, `x`, `channel`}, `factors`, `product`}] without those in the padding, `bias` (null: none),
/// `sum` (Σ product + bias; null for kinds that don't add), `formula` (unitFormula()), `own` (the term of the unit's own
/// channel, which the formula may speak of), and `receptive_field` {`y`, `x`, `height`, `width`} in pixels, which reaches into the padding; null behind
/// layers that see everything. The source of the input's units is the picture: `layer` null.
/// Requires answer.terms.
nlohmann::ordered_json unitAccount(const NetworkSpec& spec, const UnitTermsQuery& unit, const UnitTermsAnswer& answer);

}  // namespace fovea
