// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "core/error.h"
#include "core/network/network.h"
#include "core/network/weights.h"
#include "core/training/batch.h"
#include "core/training/checkpoint.h"

namespace fovea {

/// w(a, b) = centre + a · first + b · second in the space of a network's trained weights.
struct LandscapePlane {
    Weights centre;                                ///< running statistics too, the same all over the plane
    std::array<std::vector<float>, 2> directions;  ///< trainedCount values each
};

/// Two random directions, filter by filter as long as the weights (Li, Xu, Taylor, Studer & Goldstein, "Visualizing the loss
/// landscape of neural nets", 2018, section 4): d ← d · ‖w‖ / ‖d‖ for each filter of a convolution and each unit of a dense
/// layer; 0 for biases and norms, as theirs. A distance of 1 is as far as the weights are from 0, whatever their scale.
LandscapePlane randomPlane(const Weights& centre, std::uint64_t seed);

/// Two directions of length 1, at right angles, in which the states differ most from the centre: the first right singular
/// vectors of the differences (section 7.2 of the same paper; random directions stand at right angles to nearly every path,
/// so that it shrinks to a point there). Over weights of two dimensions or more. Requires two states or more, in the
/// centre's layout; a direction along which they do not differ is 0, the second where only one differs from the centre.
LandscapePlane pathPlane(const Weights& centre, std::span<const std::vector<float>> states);

struct LandscapePoint {
    double a = 0, b = 0;
    friend bool operator==(const LandscapePoint&, const LandscapePoint&) = default;
};
/// Where the plane comes nearest to a state (least squares).
LandscapePoint nearestPoint(const LandscapePlane& plane, std::span<const float> state);
/// Of the sum of squared distances of the states from the centre, the share that lies in the plane, in [0, 1]; 0 without any.
double shareInPlane(const LandscapePlane& plane, std::span<const std::vector<float>> states);

/// A run's states at the ends of epochs, oldest first, as many as it kept; the weights that steps moved, not their average.
std::vector<std::vector<float>> statesOf(const Checkpoint& run);

/// side × side points with equal steps from the first to the last a and b.
struct LandscapeGrid {
    LandscapePoint low, high;
    int side = 21;
    LandscapePoint at(int column, int row) const;
};
/// A square around all points and (0, 0) with a quarter of its width as room on each side; ±1 where there is no path.
LandscapeGrid gridAround(std::span<const LandscapePoint> path, int side);

/// Mean cross-entropy over the source at every point, row by row, in inference mode. A network with batch norm runs with the
/// centre's running statistics everywhere: far from it the loss is that of weights and statistics that do not belong
/// together. Leaves the centre's weights in `network`. `progress` gets points done and in all; a stop is looked for before each batch.
/// Not finite where the loss is not. Errors: Cancelled, and what the source answers.
Result<std::vector<double>> lossesOver(
    const LandscapePlane& plane, const LandscapeGrid& grid, Network& network, BatchSource& source,
    std::stop_token stop = {},
    FunctionRef<void(std::int64_t, std::int64_t)> progress = [](std::int64_t, std::int64_t) {});

}  // namespace fovea
