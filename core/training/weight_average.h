// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "core/network/network.h"
#include "core/parallel/workers.h"
#include "core/training/weight_averaging.h"

namespace fovea {

/// average ← average + part · (values − average). The same bits for any number of threads; a value that equals its
/// average stays as it is.
void moveTowards(std::span<float> average, std::span<const float> values, float part, Workers& workers);

/// The average of a run as it goes.
class WeightAverage {
public:
    explicit WeightAverage(const WeightAveraging& averaging) : averaging_(averaging) {}

    /// False until something was averaged: then the weights themselves are what a run gives.
    bool exists() const { return exists_; }
    const Weights& weights() const { return average_; }
    void set(Weights average) {
        average_ = std::move(average);
        exists_ = true;
    }

    /// Before a step; the first makes room, so that nothing can fail once a step is made. Lookahead begins with these weights.
    void begin(const Weights& weights);
    /// After a step. `steps` are finished, `perEpoch` of them make an epoch, `averaged` epochs went into the average before.
    /// True where it set the network's own weights.
    bool afterStep(Network& network, std::int64_t steps, std::int64_t perEpoch, std::int64_t averaged);

private:
    WeightAveraging averaging_;
    Weights average_;  ///< no more than room until it exists
    bool exists_ = false;
};

}  // namespace fovea
