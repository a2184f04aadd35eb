// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "core/error.h"
#include "core/network/network_spec.h"
#include "core/speed/repeat.h"

namespace fovea {

struct SpeedOptions {
    int batch = 64;
    int threads = 0;  ///< 0: one per core
    double secondsPerFigure = 2;
    double (*clock)() = steadySeconds;
};

/// How fast a network is on this computer, on one random batch that lies in memory: no data are loaded.
struct NetworkSpeed {
    double trainImagesPerSecond = 0;  ///< forward, cross-entropy, backward, SGD with momentum
    double inferImagesPerSecond = 0;  ///< batches of SpeedOptions::batch to scores
    double singleImageSeconds = 0;    ///< one image to scores, batch of 1
};

/// Errors: NetworkInvalid, OutOfMemory, Cancelled.
Result<NetworkSpeed> measureNetworkSpeed(const NetworkSpec& spec, const SpeedOptions& options,
                                         const std::stop_token& stop = {});

}  // namespace fovea
