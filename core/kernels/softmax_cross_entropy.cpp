// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/softmax_cross_entropy.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace fovea {

namespace {

/// Σ exp(s − largest), at least 1 for finite scores.
double exponentialSum(std::span<const float> scores, double largest) {
    double sum = 0;
    for (const float score : scores) sum += std::exp(double{score} - largest);
    return sum;
}

}  // namespace

double crossEntropy(std::span<const float> scores, int label) {
    assert(label >= 0 && static_cast<std::size_t>(label) < scores.size());
    const double largest = *std::ranges::max_element(scores);
    // The difference first: next to a huge score the logarithm would vanish.
    return std::log(exponentialSum(scores, largest)) + (largest - double{scores[static_cast<std::size_t>(label)]});
}

void crossEntropyGradient(std::span<const float> scores, int label, double factor, std::span<float> gradient) {
    assert(gradient.size() == scores.size());
    const double largest = *std::ranges::max_element(scores);
    const double sum = exponentialSum(scores, largest);
    for (std::size_t c = 0; c < scores.size(); ++c) {
        const double probability = std::exp(double{scores[c]} - largest) / sum;
        gradient[c] = static_cast<float>(factor * (probability - (static_cast<int>(c) == label ? 1.0 : 0.0)));
    }
}

double smoothedCrossEntropy(std::span<const float> scores, int label, double smoothing) {
    double sum = 0;
    for (const float score : scores) sum += double{score};
    const double above = double{scores[static_cast<std::size_t>(label)]} - sum / static_cast<double>(scores.size());
    return crossEntropy(scores, label) + smoothing * above;
}

void smoothedCrossEntropyGradient(std::span<const float> scores, int label, double smoothing, double factor,
                                  std::span<float> gradient) {
    assert(gradient.size() == scores.size());
    const double largest = *std::ranges::max_element(scores);
    const double sum = exponentialSum(scores, largest);
    const double share = smoothing / static_cast<double>(scores.size());
    for (std::size_t c = 0; c < scores.size(); ++c) {
        const double probability = std::exp(double{scores[c]} - largest) / sum;
        const double target = share + (static_cast<int>(c) == label ? 1.0 - smoothing : 0.0);
        gradient[c] = static_cast<float>(factor * (probability - target));
    }
}

double mixedCrossEntropy(std::span<const float> scores, int label, SecondLabel second, double smoothing) {
    const double share = double{second.share};
    return (1 - share) * smoothedCrossEntropy(scores, label, smoothing) +
           share * smoothedCrossEntropy(scores, second.label, smoothing);
}

void mixedCrossEntropyGradient(std::span<const float> scores, int label, SecondLabel second, double smoothing,
                               double factor, std::span<float> gradient) {
    assert(gradient.size() == scores.size());
    const double largest = *std::ranges::max_element(scores);
    const double sum = exponentialSum(scores, largest);
    const double others = smoothing / static_cast<double>(scores.size());
    const double share = double{second.share};
    for (std::size_t c = 0; c < scores.size(); ++c) {
        const double probability = std::exp(double{scores[c]} - largest) / sum;
        const double labels =
            (static_cast<int>(c) == label ? 1 - share : 0.0) + (static_cast<int>(c) == second.label ? share : 0.0);
        gradient[c] = static_cast<float>(factor * (probability - others - (1 - smoothing) * labels));
    }
}

int predictedClass(std::span<const float> scores) {
    return static_cast<int>(std::ranges::max_element(scores) - scores.begin());
}

std::vector<float> softmax(std::span<const float> scores) {
    if (scores.empty()) return {};
    const double largest = *std::ranges::max_element(scores);
    const double sum = exponentialSum(scores, largest);
    std::vector<float> probabilities;
    probabilities.reserve(scores.size());
    for (const float score : scores)
        probabilities.push_back(static_cast<float>(std::exp(double{score} - largest) / sum));
    return probabilities;
}

}  // namespace fovea
