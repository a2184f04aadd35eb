// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/embedding/points.h"
#include "core/error.h"
#include "core/parallel/workers.h"

namespace fovea {

/// t-SNE (van der Maaten & Hinton, "Visualizing Data using t-SNE", 2008), exact: points in the plane whose neighbours are
/// those of the given points. Near points mean something, distances between groups and their sizes do not.
struct TsneOptions {
    double perplexity = 30;  ///< how many neighbours a point has, about; at most a third of the points are taken
    int steps = 1000;
    std::uint64_t seed = 1;  ///< of a trace of noise on the start, which parts points that are the same
};

struct TsneMap {
    double perplexity = 0;      ///< that was taken
    int steps = 0;              ///< done
    double divergence = 0;      ///< as tsneDivergence() says; measured each fiftieth step and at the end
    std::vector<float> places;  ///< points × (x, y)
};

/// Starts from the first two numbers of each point, so that points along their principal components give the same map
/// each time; 250 steps with neighbours exaggerated by 12 and momentum 0.5, then 0.8; rate max(50, points / 48); gains as
/// Jacobs, 1988. `progress` gets the map after each step. Memory: points² floats. The same bits on any number of threads.
/// Errors: Cancelled, OutOfMemory. Requires four points or more of two numbers or more, all finite.
Result<TsneMap> tsne(const PointsView& points, const TsneOptions& options, Workers& workers,
                     const std::stop_token& stop, FunctionRef<void(const TsneMap&)> progress);

/// Kullback and Leibler's divergence of the neighbours in the plane from the given ones, in nats. `affinities`: points ×
/// points, symmetric, 0 on the diagonal, with the sum 1; `places`: points × 2.
double tsneDivergence(std::span<const float> affinities, std::span<const float> places, Workers& workers);
/// Its slope, which the steps go down, points × 2; affinities are taken `exaggeration` times.
void tsneSlope(std::span<const float> affinities, std::span<const float> places, double exaggeration,
               std::span<float> slope, Workers& workers);

/// How near points are to each other as t-SNE has it: Gaussians whose widths give each point the perplexity, made
/// symmetric. points × points floats with the sum 1.
std::vector<float> tsneAffinities(const PointsView& points, double perplexity, Workers& workers);

}  // namespace fovea
