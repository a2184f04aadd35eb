// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/error.h"
#include "core/network/network.h"

namespace fovea {

/// A picture that a part of the network answers to as strongly as can be, found by gradient ascent on the pixels (Erhan et
/// al., "Visualizing higher-layer features of a deep network", 2009; jitter and blur after Mordvintsev et al., 2015, and
/// Yosinski et al., 2015).
struct DreamTarget {
    NodeId layer;
    /// A map's mean, or where a place is given too, one unit's value; of the last layer a class's score. Nothing: the
    /// whole layer, half the mean of its squares.
    std::optional<int> channel;
    std::optional<int> y, x;
    friend bool operator==(const DreamTarget&, const DreamTarget&) = default;
};

struct DreamRequest {
    DreamTarget target;
    int steps = 128;
    double rate = 0.04;        ///< what a step moves pixels by, as the root mean square; pixels are in [0, 1]
    int jitter = 2;            ///< the picture is moved by up to so many pixels before each gradient, around its edges
    double blur = 0.5;         ///< standard deviation in pixels, every fourth step; 0: none
    double decay = 0.01;       ///< how far each step goes back to the training images' mean colour
    bool fromPicture = false;  ///< start: the picture that is looked at; else noise about the mean colour
    std::uint64_t seed = 1;
    friend bool operator==(const DreamRequest&, const DreamRequest&) = default;
};

/// The farthest that a picture of this size can be moved.
inline int mostJitter(Shape input) { return std::min(input.height, input.width) / 2; }

/// Where a dream is. Going on from it gives the same as not having stopped.
struct DreamState {
    int step = 0;
    std::vector<float> pixels;   ///< H × W × C in [0, 1], after so many steps
    std::vector<double> scores;  ///< of the start and after each step, the picture not moved
    std::vector<float> best;     ///< the picture with the largest of these scores, the first of equals
    int bestStep = 0;
    double bestScore() const { return scores.empty() ? 0 : scores[static_cast<std::size_t>(bestStep)]; }
};

using DreamReport = std::function<void(int done, int total, const DreamState& soFar)>;

/// The start of a dream. `pixels`, in the network's input shape, are the picture that is looked at.
/// Errors: OptionInvalid (no such layer or unit, numbers out of range).
Result<DreamState> dreamStart(Network& network, std::span<const float> pixels, const DreamRequest& request);
/// Goes on to request.steps. Requires a state of this network and request. Error: Cancelled.
Result<DreamState> dreamOn(Network& network, const DreamRequest& request, DreamState state,
                           const std::stop_token& stop = {}, const DreamReport& report = {});

}  // namespace fovea
