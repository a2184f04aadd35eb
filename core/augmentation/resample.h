// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Moves one after the other, put together: affine neighbours become one.
class PlacementChain {
public:
    void add(const Placement& placement);
    void clear() { steps_.clear(); }
    bool isIdentity() const { return steps_.empty(); }
    /// Where in a picture of that shape lies what is seen at `seen`.
    PlacePoint source(PlacePoint seen, Shape shape) const;

private:
    /// From what is seen to what was there: an affine map, or a lens.
    struct Step {
        AffineMap back;
        double lens = 0;
    };
    std::vector<Step> steps_;
};

/// Samples bilinearly where `chain` says, in 4096ths of a pixel, so that whole moves copy pixels exactly.
/// Requires `from` and `to` of one shape that share no memory.
void resample(const AugmentPicture& from, const PlacementChain& chain, AugmentEdge edge, const AugmentPicture& to);

/// The place of a row or column outside of [0, length) at an edge; -1 where nothing lies there.
int edgePlace(int place, int length, AugmentEdge edge);

}  // namespace fovea
