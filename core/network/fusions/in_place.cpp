// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/in_place.h"

namespace fovea {

namespace {

bool runsInPlace(const FusionGraph& fusion, int i, int input) {
    switch (sharingOf(fusion.layer(i))) {
        case Sharing::None: return false;
        case Sharing::Alias: return true;
        case Sharing::InPlace: break;
    }
    if (fusion.mode() == Mode::Inference) return true;
    const LayerSpec& before = fusion.layer(input);
    return !backwardReads(fusion.layer(i)).input && !backwardReads(before).output &&
           sharingOf(before) != Sharing::Alias;
}

}  // namespace

void shareInPlace(FusionGraph& fusion) {
    for (int i = 1; i < fusion.count(); ++i) {
        NodeSchedule& own = fusion.at(i);
        const NodeSchedule& input = fusion.at(fusion.input(i));
        if (own.isForwardFused) {
            // What was fused into its input before this one came to lie elsewhere follows it there.
            own.outputAlias = input.outputAlias;
            if (own.gradientAlias != i) own.gradientAlias = input.gradientAlias;
        } else if (fusion.isReadOnce(fusion.input(i)) && runsInPlace(fusion, i, fusion.input(i))) {
            own.outputAlias = input.outputAlias;
            own.gradientAlias = input.gradientAlias;
        }
    }
}

}  // namespace fovea
