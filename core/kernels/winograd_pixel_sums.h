// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only. The bias's gradient, summed while tiles of the output's gradient are in the cache.
#pragma once

#include <algorithm>

#include "core/kernels/winograd_tiles.h"

namespace fovea::kernels::winograd {

/// Sums of all pixels, in the vectors that channels are cut into.
class PixelSums {
public:
    PixelSums(int channels, Scratch& scratch) : channels_(channels), padded_(paddedChannels(channels)) {
        const int size = (padded_ + packetLanes - 1) / packetLanes * packetLanes;
        sums_ = scratch.floats(static_cast<std::size_t>(size));
        std::fill_n(sums_, size, 0.0F);
    }

    template <int Side>
    void add(const TilePixels<Side, const float>& pixels) {
        for (int c = 0; c < padded_; c += packetLanes) {
            const int at = vectorStart(c, padded_);
            Packet rows[Side];
            for (int i = 0; i < Side; ++i) {
                rows[i] = pset1<Packet>(0.0F);
                for (int j = 0; j < pixels.endColumn; ++j)
                    rows[i] = padd(rows[i], ploadu<Packet>(pixels.rows[i] + j * pixels.step + at));
            }
            Packet sum = ploadu<Packet>(sums_ + c);
            for (int i = 0; i < Side; ++i) sum = padd(sum, rows[i]);
            pstoreu(sums_ + c, sum);
        }
    }

    void write(float* target, bool accumulate) const {
        for (int c = 0; c < channels_; ++c) {
            // The last vector may begin inside the one before it.
            const int vector = c / packetLanes * packetLanes;
            const float sum = sums_[vector + c - vectorStart(vector, padded_)];
            target[c] = accumulate ? target[c] + sum : sum;
        }
    }

private:
    int channels_;
    int padded_;
    float* sums_;
};

}  // namespace fovea::kernels::winograd
