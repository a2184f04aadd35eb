// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/tap_sum.h"

#include "core/kernels/folded_sum.h"
#include "core/kernels/gather.h"

namespace fovea::kernels {

std::unique_ptr<TapSum> makeTapSum(Lattice lattice, const WeightOrder& order, int groups, Extent source) {
    if (FoldedSum::fits(lattice, groups)) {
        auto folded = std::make_unique<FoldedSum>(lattice, order, source);
        if (folded->work() * 1.1 < Gather(lattice, order, groups).work()) return folded;
    }
    return std::make_unique<Gather>(std::move(lattice), order, groups);
}

}  // namespace fovea::kernels
