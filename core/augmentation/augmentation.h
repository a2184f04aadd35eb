// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/augmentation/augment_kind.h"
#include "core/error.h"

namespace fovea {

/// One kind in use.
struct AugmentStep {
    const AugmentKind* kind = nullptr;  ///< of augmentKinds()
    float strength = 0;                 ///< 0 … kind->strength.largest; 0 leaves pictures as they are
    float probability = 1;
    friend bool operator==(const AugmentStep&, const AugmentStep&) = default;
};

/// What is done to training pictures, each time anew: a value of TrainingOptions.
struct Augmentation {
    std::vector<AugmentStep> steps;  ///< in the order in which they come, each kind once, those that mix pictures last
    AugmentEdge edge = AugmentEdge::Zero;
    int pick = 0;             ///< so many of the kinds that don't mix, drawn anew for each picture; 0: all
    bool isShuffled = false;  ///< their order is drawn anew for each picture

    bool isNone() const { return steps.empty(); }
    const AugmentStep* find(const AugmentKind& kind) const;
    friend bool operator==(const Augmentation&, const Augmentation&) = default;
};

/// A kind as it is offered.
AugmentStep usualStep(const AugmentKind& kind);
/// Puts kinds that mix pictures behind the others, which stay in their order.
void moveMixturesLast(Augmentation& augmentation);

/// SPEC as on the command line and in files: "none", or items with commas between them, which are
///   KIND[:STRENGTH][:PROBABILITY]  a kind of augmentKinds() with what it draws from; one without strength takes the
///                                  probability alone, and what is left out is usual;
///   edge:zero|mirror|repeat        what lies beyond the border;
///   pick:N                         N of the kinds for each picture;
///   order:random                   in an order of each picture's own.
/// Both are inverse to each other; the text that is printed leaves out what is usual but for strengths and the
/// probability of kinds without any.
std::string augmentationText(const Augmentation& augmentation);
/// Error: OptionInvalid with the item.
Result<Augmentation> parseAugmentation(std::string_view text);
/// Error: OptionInvalid.
Result<void> validate(const Augmentation& augmentation);

/// "zero", "mirror", "repeat".
std::string_view edgeName(AugmentEdge edge);

}  // namespace fovea
