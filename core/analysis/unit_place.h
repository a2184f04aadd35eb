// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/analysis/unit_terms.h"

namespace fovea {

/// What the terms of each kind are made from: the layer's inputs and numbers, and which of its outputs is meant.
/// The output lies within the layer's shape.
struct UnitPlace {
    std::span<const ConstImageView> inputs;
    UnitParameters parameters;
    int y = 0, x = 0, channel = 0;

    const ConstImageView& input() const { return inputs.front(); }
    UnitTerms::Term term(int input, int row, int column, int at) const {
        return {.input = input,
                .y = row,
                .x = column,
                .channel = at,
                .value = inputs[static_cast<std::size_t>(input)].at(0, row, column, at)};
    }
};

}  // namespace fovea
