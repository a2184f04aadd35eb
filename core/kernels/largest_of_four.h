// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only: it brings Eigen's packets in.
#pragma once

#include "core/kernels/product.h"

namespace fovea::kernels {

/// The largest of a 2×2 pool's four values, and which it was, lane by lane. In the order of kernels::quarter: NaN beats
/// every number; the first of equals counts, the last of several NaN.
struct LargestOfFour {
    explicit LargestOfFour(const Packet& first) : value(first), place(Eigen::internal::pset1<Packet>(0.0F)) {}
    void meet(const Packet& other, float itsPlace) {
        using namespace Eigen::internal;
        const Packet isNumber = pcmp_eq(other, other);
        const Packet wins = por(pcmp_lt(value, other), pandnot(ptrue(other), isNumber));
        value = pselect(wins, other, value);
        place = pselect(wins, pset1<Packet>(itsPlace), place);
    }
    /// max(0, value); what is then 0 has no argmax.
    void applyRelu() {
        using namespace Eigen::internal;
        const Packet zero = pset1<Packet>(0.0F);
        value = pmax(value, zero);
        place = pselect(pcmp_le(value, zero), pset1<Packet>(4.0F), place);
    }
    Packet value;
    Packet place;
};

/// The same value alone.
inline Packet largestOf(const Packet (&four)[4]) {
    using namespace Eigen::internal;
    using Eigen::PropagateNaN;
    return pmax<PropagateNaN>(pmax<PropagateNaN>(four[0], four[1]), pmax<PropagateNaN>(four[2], four[3]));
}

}  // namespace fovea::kernels
