// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/network/network_spec.h"
#include "core/training/training_options.h"

namespace fovea {

/// The one thing in which a run's twin differs from it.
enum class TwinSwitch {
    RateTimesTen,
    RateByTen,
    Adam,        ///< instead of another optimizer, at the same rate
    Sgd,         ///< likewise, with momentum 0.9
    NoMomentum,  ///< where there is one
    NoDecay,     ///< where there is one
    Decay,       ///< 0.0005 where there is none
    BatchTimesFour,
    BatchByFour,  ///< where four divides it
    NoAugmentation,
    Flip,         ///< pictures mirrored half of the time, where nothing is done to them
    NoBatchNorm,  ///< every batch norm taken out; the other layers keep ids and settings, so that one without a bias stays so
    OtherSeed,  ///< how much is chance
};

/// A network and its options with the switch thrown.
struct Twin {
    NetworkSpec spec;
    TrainingOptions options;
};

/// Those that change something and leave a sound network.
std::vector<TwinSwitch> twinSwitches(const NetworkSpec& spec, const TrainingOptions& options);
/// Requires one of twinSwitches().
Twin twinOf(TwinSwitch change, const NetworkSpec& spec, const TrainingOptions& options);

}  // namespace fovea
