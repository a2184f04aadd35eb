// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/tsne.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/memory.h"
#include "core/tensor/random.h"

namespace fovea {

namespace {

using TsneRow = Eigen::Array<float, Eigen::Dynamic, 1>;

constexpr int pointsOfPiece = 32;
constexpr double exaggeration = 12;
constexpr int exaggeratedSteps = 250;
constexpr int stepsBetweenMeasures = 50;  // of the divergence, which takes as long as some steps
constexpr double startDeviation = 1e-4;   // of the first axis; small, so that no point starts far from where it belongs
constexpr double tsneNoise = 1e-8;

int piecesOf(std::int64_t points) { return static_cast<int>((points + pointsOfPiece - 1) / pointsOfPiece); }

/// Calls body(i) for each point.
void forPoints(std::int64_t points, Workers& workers, FunctionRef<void(std::int64_t)> body) {
    workers.forEach(piecesOf(points), [&](int piece) {
        const std::int64_t first = std::int64_t{piece} * pointsOfPiece;
        const std::int64_t last = std::min(points, first + pointsOfPiece);
        for (std::int64_t i = first; i < last; ++i) body(i);
    });
}

void squaredDistances(const PointsView& points, std::int64_t from, TsneRow& distances) {
    const std::span<const float> own = points[from];
    for (std::int64_t j = 0; j < points.count; ++j) {
        const float* other = points.values + j * points.width;
        float sum = 0;
        for (std::size_t k = 0; k < own.size(); ++k) sum += (own[k] - other[k]) * (own[k] - other[k]);
        distances(j) = sum;
    }
}

/// Turns the distances of one point into how near the others are, with the sum 1: exp(−β d²), β by bisection so that their
/// entropy is that of `perplexity` equal neighbours.
void conditionAffinities(TsneRow& row, std::int64_t own, double perplexity) {
    constexpr int mostHalvings = 60;
    constexpr double closeEnough = 1e-5;
    const double wanted = std::log(perplexity);
    row(own) = 3e38F;  // no neighbour of its own
    const float nearest = row.minCoeff();
    TsneRow distances = row - nearest;  // a factor that the sum takes out again
    distances(own) = 0;
    double beta = 1, low = 0, high = -1;
    // In units of what there is, so that the search takes the same number of steps for any scale.
    const double scale = static_cast<double>(distances.sum()) / static_cast<double>(row.size());
    if (scale > 0) beta = 1 / scale;
    for (int halving = 0; halving < mostHalvings; ++halving) {
        row = (distances * static_cast<float>(-beta)).exp();
        row(own) = 0;
        const double sum = static_cast<double>(row.sum());
        const double mean = static_cast<double>((row * distances).sum()) / sum;
        const double entropy = std::log(sum) + beta * mean;
        if (std::abs(entropy - wanted) < closeEnough) break;
        (entropy > wanted ? low : high) = beta;
        beta = high < 0 ? 2 * beta : 0.5 * (low + high);
    }
    row(own) = 0;
    row /= row.sum();
}

struct TsneDescent {
    std::vector<float> places, moves, gains, slope;

    explicit TsneDescent(std::vector<float> start)
        : places(std::move(start)),
          moves(places.size(), 0.0F),
          gains(places.size(), 1.0F),
          slope(places.size(), 0.0F) {}
    void step(double rate, double momentum) {
        constexpr float leastGain = 0.01F;
        for (std::size_t i = 0; i < places.size(); ++i) {
            gains[i] = slope[i] * moves[i] < 0 ? gains[i] + 0.2F : std::max(leastGain, gains[i] * 0.8F);
            moves[i] = static_cast<float>(momentum) * moves[i] - static_cast<float>(rate) * gains[i] * slope[i];
            places[i] += moves[i];
        }
        // The middle stays in the middle.
        for (std::size_t axis = 0; axis < 2; ++axis) {
            double sum = 0;
            for (std::size_t i = axis; i < places.size(); i += 2) sum += double{places[i]};
            const auto mean = static_cast<float>(sum / (static_cast<double>(places.size()) / 2));
            for (std::size_t i = axis; i < places.size(); i += 2) places[i] -= mean;
        }
    }
};

std::vector<float> startingPlaces(const PointsView& points, std::uint64_t seed) {
    double sum = 0, squares = 0;
    for (std::int64_t i = 0; i < points.count; ++i) sum += double{points[i][0]};
    const double mean = sum / static_cast<double>(points.count);
    for (std::int64_t i = 0; i < points.count; ++i) {
        const double away = double{points[i][0]} - mean;
        squares += away * away;
    }
    const double deviation = std::sqrt(squares / static_cast<double>(points.count));
    const double scale = deviation > 0 ? startDeviation / deviation : 0;
    RandomStream random(seed, RandomPurpose::Analysis, 0x74534E45);
    std::vector<float> places;
    for (std::int64_t i = 0; i < points.count; ++i)
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const double middle = axis == 0 ? mean : 0;
            places.push_back(
                static_cast<float>(scale * (double{points[i][axis]} - middle) + tsneNoise * random.normal()));
        }
    return places;
}

}  // namespace

std::vector<float> tsneAffinities(const PointsView& points, double perplexity, Workers& workers) {
    const auto count = static_cast<std::size_t>(points.count);
    std::vector<float> affinities(count * count);
    forPoints(points.count, workers, [&](std::int64_t i) {
        TsneRow row(points.count);
        squaredDistances(points, i, row);
        conditionAffinities(row, i, perplexity);
        std::copy(row.data(), row.data() + count, affinities.begin() + static_cast<std::ptrdiff_t>(count) * i);
    });
    const float half = 0.5F / static_cast<float>(count);
    forPoints(points.count, workers, [&](std::int64_t point) {
        const auto i = static_cast<std::size_t>(point);
        for (std::size_t j = 0; j < i; ++j) {  // each pair belongs to one point alone
            const float mean = half * (affinities[i * count + j] + affinities[j * count + i]);
            affinities[i * count + j] = mean;
            affinities[j * count + i] = mean;
        }
    });
    return affinities;
}

void tsneSlope(std::span<const float> affinities, std::span<const float> places, double exaggerated,
               std::span<float> slope, Workers& workers) {
    const auto count = static_cast<Eigen::Index>(places.size() / 2);
    TsneRow x(count), y(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        x(i) = places[static_cast<std::size_t>(2 * i)];
        y(i) = places[static_cast<std::size_t>(2 * i + 1)];
    }
    struct Sums {
        double pullX = 0, pullY = 0, pushX = 0, pushY = 0, weights = 0;
    };
    std::vector<Sums> sums(static_cast<std::size_t>(count));
    forPoints(count, workers, [&](std::int64_t i) {
        // Stretches that stay in the nearest cache.
        constexpr Eigen::Index stretch = 512;
        using Part = Eigen::Array<float, Eigen::Dynamic, 1, 0, stretch, 1>;
        Sums& own = sums[static_cast<std::size_t>(i)];
        const Eigen::Map<const TsneRow> near(affinities.data() + i * count, count);
        for (Eigen::Index first = 0; first < count; first += stretch) {
            const Eigen::Index part = std::min(stretch, count - first);
            const Part alongX = x(i) - x.segment(first, part), alongY = y(i) - y.segment(first, part);
            const Part weight = (alongX.square() + alongY.square() + 1.0F).inverse();
            const Part pull = near.segment(first, part) * weight, push = weight.square();
            own.pullX += static_cast<double>((pull * alongX).sum());
            own.pullY += static_cast<double>((pull * alongY).sum());
            own.pushX += static_cast<double>((push * alongX).sum());
            own.pushY += static_cast<double>((push * alongY).sum());
            own.weights += static_cast<double>(weight.sum());
        }
        own.weights -= 1;  // a point with itself
    });
    double weights = 0;
    for (const Sums& own : sums) weights += own.weights;
    weights = std::max(weights, 1e-300);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const Sums& own = sums[i];
        slope[2 * i] = static_cast<float>(4 * (exaggerated * own.pullX - own.pushX / weights));
        slope[2 * i + 1] = static_cast<float>(4 * (exaggerated * own.pullY - own.pushY / weights));
    }
}

double tsneDivergence(std::span<const float> affinities, std::span<const float> places, Workers& workers) {
    const auto count = static_cast<std::int64_t>(places.size() / 2);
    struct Sums {
        double weights = 0, energy = 0;
    };
    std::vector<Sums> sums(static_cast<std::size_t>(count));
    forPoints(count, workers, [&](std::int64_t i) {
        Sums& own = sums[static_cast<std::size_t>(i)];
        for (std::int64_t j = 0; j < count; ++j) {
            if (j == i) continue;
            const double alongX = double{places[std::size_t(2 * i)]} - double{places[std::size_t(2 * j)]};
            const double alongY = double{places[std::size_t(2 * i + 1)]} - double{places[std::size_t(2 * j + 1)]};
            const double weight = 1 / (1 + alongX * alongX + alongY * alongY);
            const double near = double{affinities[std::size_t(i * count + j)]};
            own.weights += weight;
            if (near > 0) own.energy += near * std::log(near / weight);
        }
    });
    double weights = 0, energy = 0;
    for (const Sums& own : sums) weights += own.weights, energy += own.energy;
    return energy + std::log(weights);
}

Result<TsneMap> tsne(const PointsView& points, const TsneOptions& options, Workers& workers,
                     const std::stop_token& stop, FunctionRef<void(const TsneMap&)> progress) {
    const auto count = static_cast<std::uint64_t>(points.count);
    if (const auto there = checkMemory(count * count * sizeof(float)); !there) return there.error();
    TsneMap map;
    map.perplexity = std::clamp((static_cast<double>(count) - 1) / 3, 1.0, options.perplexity);
    if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
    const std::vector<float> affinities = tsneAffinities(points, map.perplexity, workers);
    TsneDescent descent(startingPlaces(points, options.seed));
    const double rate = std::max(50.0, static_cast<double>(count) / (4 * exaggeration));
    for (map.steps = 0; map.steps < options.steps;) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const bool early = map.steps < exaggeratedSteps;
        tsneSlope(affinities, descent.places, early ? exaggeration : 1, descent.slope, workers);
        descent.step(rate, early ? 0.5 : 0.8);
        ++map.steps;
        map.places = descent.places;
        if (map.steps % stepsBetweenMeasures == 0 || map.steps == options.steps)
            map.divergence = tsneDivergence(affinities, map.places, workers);
        progress(map);
    }
    return map;
}

}  // namespace fovea
