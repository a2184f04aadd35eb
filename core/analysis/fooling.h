// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/network/network.h"

namespace fovea {

/// The fast gradient sign method (Goodfellow, Shlens & Szegedy, "Explaining and harnessing adversarial examples", 2015):
/// every value of the picture moves by ε, up or down as the sign of the loss's gradient says, and stays in [0, 1].
struct FoolingRequest {
    double epsilon = 4.0 / 255;  ///< in [0, 1], the unit of pixels
    /// Towards this class; nothing: away from the one that the network sees.
    std::optional<int> towards;
    friend bool operator==(const FoolingRequest&, const FoolingRequest&) = default;
};

struct Fooling {
    int before = 0;                   ///< the class that the network saw, the first of equals
    std::vector<float> direction;     ///< −1, 0 or 1 for each value
    std::vector<float> pixels;        ///< H × W × C, moved by epsilon
    std::vector<float> scores;        ///< of the picture, before the softmax
    std::vector<float> fooledScores;  ///< of the moved one
    std::vector<double> sweep;  ///< of sweepSteps + 1 equal steps from ε = 0 to sweepEnd: the probability of `before`
    static constexpr int sweepSteps = 16;
    static constexpr double sweepEnd = 32.0 / 255;
};

/// Requires Purpose::Inspection and a batch of at least 1. Errors: OptionInvalid (epsilon, class), Cancelled.
Result<Fooling> fool(Network& network, std::span<const float> pixels, const FoolingRequest& request,
                     const std::stop_token& stop = {});

/// The gradient with respect to the pixels of the cross-entropy of `category`, divided by 1 − p: its signs, but not
/// lost where the network is so sure that 1 − p is 0 in floating point.
std::vector<float> lossGradientDirection(Network& network, std::span<const float> pixels, int category);

/// Pictures that show nothing of any class.
struct NonsensePicture {
    std::string_view id;  ///< noise, static, grey, checkerboard, stripes, shuffled
    std::vector<float> pixels;
    std::vector<float> scores;
};
/// Six of them in the network's input shape, a function of seed and picture, with what the network says of each. `shuffled`
/// are the picture's own pixels in another order. None where it was asked to stop.
std::vector<NonsensePicture> nonsensePictures(Network& network, std::span<const float> pixels, std::uint64_t seed = 1,
                                              const std::stop_token& stop = {});

}  // namespace fovea
