// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "core/analysis/inspection_query.h"
#include "widgets/images/patch_arithmetic.h"

namespace fovea {

/// One unit of a map, explained with the numbers of the network: either as patch × kernel, or as a sentence.
struct UnitExplanation {
    std::optional<PatchArithmetic> arithmetic;
    QString sentence;
};

/// What to ask so as to explain a unit: a ReLU right behind a convolution shares the convolution's arithmetic.
UnitTermsQuery explainingQuery(const NetworkSpec& spec, const UnitTermsQuery& unit);
/// `unit` is of the layer that is shown, `answer` to its explainingQuery().
UnitExplanation explain(const Model& model, const UnitTermsQuery& unit, const UnitTermsAnswer& answer);

}  // namespace fovea
