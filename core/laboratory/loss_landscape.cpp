// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/loss_landscape.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <Eigen/Eigenvalues>

#include "core/tensor/random.h"
#include "core/training/evaluate.h"

namespace fovea {

namespace {

/// Weights of convolutions and dense layers; norms and biases have one dimension.
bool isMatrix(const ParameterTensor& tensor) { return tensor.role == ParameterRole::Weight && tensor.dims.size() >= 2; }

double dot(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += double{a[i]} * double{b[i]};
    return sum;
}

/// state − centre where tensors are matrices, else 0.
std::vector<float> difference(const Weights& centre, std::span<const float> state) {
    std::vector<float> result(centre.layout->trainedCount);
    for (const ParameterTensor& tensor : centre.layout->parameters) {
        if (!isMatrix(tensor)) continue;
        for (std::size_t i = tensor.offset; i < tensor.offset + tensor.count; ++i)
            result[i] = state[i] - centre.values[i];
    }
    return result;
}

std::vector<float> randomDirection(const Weights& centre, std::uint64_t seed, int which) {
    std::vector<float> direction(centre.layout->trainedCount);
    for (const ParameterTensor& tensor : centre.layout->parameters) {
        if (!isMatrix(tensor)) continue;
        const auto filters = static_cast<std::size_t>(tensor.dims.back());
        std::vector<double> drawn(filters), had(filters);  // sums of squares
        for (std::size_t i = 0; i < tensor.count; ++i) {
            const std::size_t at = tensor.offset + i;
            const double value = normalDouble(randomBits(seed, RandomPurpose::Analysis, which, at));
            direction[at] = static_cast<float>(value);
            drawn[i % filters] += value * value;
            had[i % filters] += double{centre.values[at]} * double{centre.values[at]};
        }
        for (std::size_t i = 0; i < tensor.count; ++i)
            direction[tensor.offset + i] *= static_cast<float>(std::sqrt(had[i % filters] / drawn[i % filters]));
    }
    return direction;
}

}  // namespace

LandscapePlane randomPlane(const Weights& centre, std::uint64_t seed) {
    return {centre, {randomDirection(centre, seed, 0), randomDirection(centre, seed, 1)}};
}

LandscapePlane pathPlane(const Weights& centre, std::span<const std::vector<float>> states) {
    std::vector<std::vector<float>> rows;
    for (const auto& state : states) rows.push_back(difference(centre, state));
    const auto count = static_cast<Eigen::Index>(rows.size());
    Eigen::MatrixXd gram(count, count);
    for (Eigen::Index i = 0; i < count; ++i)
        for (Eigen::Index j = 0; j <= i; ++j)
            gram(i, j) = gram(j, i) = dot(rows[static_cast<std::size_t>(i)], rows[static_cast<std::size_t>(j)]);
    // With M the matrix of differences, an eigenvector u of M·Mᵀ gives the right singular vector Mᵀ·u / √λ.
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram);
    LandscapePlane plane{centre, {}};
    for (Eigen::Index which = 0; which < 2; ++which) {
        std::vector<float>& direction = plane.directions[static_cast<std::size_t>(which)];
        direction.assign(centre.layout->trainedCount, 0.0F);
        const Eigen::Index at = count - 1 - which;
        constexpr double numericallyZero = 1e-10;
        if (at < 0 || solver.eigenvalues()(at) <= numericallyZero * gram.trace()) continue;
        // The sign of an eigenvector is the solver's choice; here the oldest state lies on the positive side.
        const double sign = solver.eigenvectors()(0, at) < 0 ? -1 : 1;
        const double scale = sign / std::sqrt(solver.eigenvalues()(at));
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto weight = static_cast<float>(scale * solver.eigenvectors()(static_cast<Eigen::Index>(row), at));
            for (std::size_t i = 0; i < direction.size(); ++i) direction[i] += weight * rows[row][i];
        }
    }
    return plane;
}

LandscapePoint nearestPoint(const LandscapePlane& plane, std::span<const float> state) {
    const std::vector<float> away = difference(plane.centre, state);
    const auto& [first, second] = plane.directions;
    const double aa = dot(first, first), ab = dot(first, second), bb = dot(second, second);
    const double a = dot(away, first), b = dot(away, second);
    const double determinant = aa * bb - ab * ab;
    if (determinant <= 0) return {aa > 0 ? a / aa : 0, 0};
    return {(a * bb - b * ab) / determinant, (b * aa - a * ab) / determinant};
}

double shareInPlane(const LandscapePlane& plane, std::span<const std::vector<float>> states) {
    const auto& [first, second] = plane.directions;
    double all = 0, inside = 0;
    for (const auto& state : states) {
        const std::vector<float> away = difference(plane.centre, state);
        const LandscapePoint point = nearestPoint(plane, state);
        all += dot(away, away);
        // The projection p is at right angles to what is left, so that ‖p‖² = p · away.
        inside += point.a * dot(first, away) + point.b * dot(second, away);
    }
    return all > 0 ? std::clamp(inside / all, 0.0, 1.0) : 0;
}

std::vector<std::vector<float>> statesOf(const Checkpoint& run) {
    std::vector<std::vector<float>> states;
    for (const auto& kept : run.kept) states.push_back(kept->fast.empty() ? kept->weights : kept->fast);
    return states;
}

LandscapePoint LandscapeGrid::at(int column, int row) const {
    const double last = std::max(side - 1, 1);
    return {low.a + (high.a - low.a) * column / last, low.b + (high.b - low.b) * row / last};
}

LandscapeGrid gridAround(std::span<const LandscapePoint> path, int side) {
    LandscapePoint low, high;
    for (const LandscapePoint& point : path) {
        low = {std::min(low.a, point.a), std::min(low.b, point.b)};
        high = {std::max(high.a, point.a), std::max(high.b, point.b)};
    }
    const double width = std::max(high.a - low.a, high.b - low.b);
    if (width <= 0) return {{-1, -1}, {1, 1}, side};
    const double reach = 0.75 * width;
    const LandscapePoint middle{(low.a + high.a) / 2, (low.b + high.b) / 2};
    return {{middle.a - reach, middle.b - reach}, {middle.a + reach, middle.b + reach}, side};
}

Result<std::vector<double>> lossesOver(const LandscapePlane& plane, const LandscapeGrid& grid, Network& network,
                                       BatchSource& source, std::stop_token stop,
                                       FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    const std::int64_t points = std::int64_t{grid.side} * grid.side;
    std::vector<double> losses;
    Weights weights = plane.centre;
    const auto& [first, second] = plane.directions;
    for (std::int64_t done = 0; done < points; ++done) {
        const LandscapePoint at = grid.at(static_cast<int>(done % grid.side), static_cast<int>(done / grid.side));
        const auto a = static_cast<float>(at.a), b = static_cast<float>(at.b);
        for (std::size_t i = 0; i < first.size(); ++i)
            weights.values[i] = plane.centre.values[i] + a * first[i] + b * second[i];
        network.setWeights(weights);
        const auto evaluated = evaluate(network, source, stop);
        if (!evaluated) {
            network.setWeights(plane.centre);
            return evaluated.error();
        }
        losses.push_back(evaluated->loss);
        progress(done + 1, points);
    }
    network.setWeights(plane.centre);
    return losses;
}

}  // namespace fovea
