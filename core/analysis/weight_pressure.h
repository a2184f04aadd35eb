// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/error.h"
#include "core/network/network_spec.h"
#include "core/network/weights.h"

namespace fovea {

/// What is done to trained weights to see how much of them the network needs. It touches the kernels of convolutions and
/// the matrices of dense layers alone: tensors of at least two dimensions. Biases, norms and statistics stay.
struct WeightPressure {
    enum class Kind {
        None,
        Prune,    ///< the smallest magnitudes become 0 (Han et al., "Learning both weights and connections", 2015)
        Quantise  ///< every weight becomes the nearest of 2^bits − 1 multiples of a scale, symmetric about 0
    };
    /// Whose smallest weights are pruned.
    enum class Scope { Layer, Network };
    /// What shares a scale: scale = largest magnitude / (2^(bits−1) − 1).
    enum class Scale { Tensor, Channel };

    Kind kind = Kind::None;
    double share = 0;  ///< Prune, in [0, 1]; of n weights, round(share · n), halves to even, as PyTorch's prune counts
    Scope scope = Scope::Layer;
    int bits = 8;  ///< Quantise, leastBits to mostBits
    Scale scale = Scale::Tensor;

    static constexpr int leastBits = 2;
    static constexpr int mostBits = 16;
    friend bool operator==(const WeightPressure&, const WeightPressure&) = default;
};

struct PressedWeights {
    Weights weights;
    std::int64_t count = 0;  ///< weights that pressure is put on
    std::int64_t zeros = 0;  ///< of these
};

/// A copy under pressure, of the sound `spec`; of equal magnitudes the first in the store is pruned first. Errors:
/// OptionInvalid.
Result<PressedWeights> underPressure(const NetworkSpec& spec, const Weights& weights, const WeightPressure& pressure);

}  // namespace fovea
