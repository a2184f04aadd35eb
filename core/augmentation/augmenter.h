// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/augmentation/augmentation.h"

namespace fovea {

/// Whom is drawn for. What is drawn is a function of these three alone, so that any thread may do it, and a resumed run
/// draws the same.
struct AugmentPlace {
    std::uint64_t seed = 0;  ///< the run's
    std::int64_t epoch = 0;  ///< from 0
    std::int64_t sample = 0;
};

/// A kind that happens to a picture, and how.
struct DrawnStep {
    const AugmentKind* kind = nullptr;
    AugmentDraw draw;
    friend bool operator==(const DrawnStep&, const DrawnStep&) = default;
};

/// What happens to one picture, in its order, but for mixing. Kinds of strength 0 don't happen.
std::vector<DrawnStep> drawSteps(const Augmentation& augmentation, const AugmentPlace& place);
/// How it is mixed: by the first of the mixing kinds that happens.
std::optional<DrawnStep> drawMixture(const Augmentation& augmentation, const AugmentPlace& place);
/// With which of `count` pictures, of which it is the one at `own`; never itself. Requires count ≥ 2.
int partnerOf(const DrawnStep& mixture, int own, int count);

/// On a picture's values themselves, H × W × C of them; 0 is black, 1 is white, and what changes values cuts to [0, 1].
void applySteps(std::span<const DrawnStep> steps, AugmentEdge edge, Shape shape, std::vector<float>& values);
/// Both H × W × C bytes; `to` may not lie in `from`. Where nothing happens the bytes are the same.
void applySteps(std::span<const DrawnStep> steps, AugmentEdge edge, Shape shape, std::span<const std::uint8_t> from,
                std::span<std::uint8_t> to);

}  // namespace fovea
