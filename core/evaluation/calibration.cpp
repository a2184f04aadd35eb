// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/calibration.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

/// d loss / d β at β = 1/T: the mean over the images of Σ p_c · s_c − s[label], with p = softmax(β · s).
double slopeAt(const Predictions& predictions, double beta) {
    double slope = 0;
    for (std::int64_t image = 0; image < predictions.count(); ++image) {
        const std::span<const float> scores = predictions.scoresOf(image);
        const double largest = double{*std::ranges::max_element(scores)};
        double sum = 0, weighted = 0;
        for (const float score : scores) {
            const double power = std::exp(beta * (double{score} - largest));
            sum += power;
            weighted += power * (double{score} - largest);
        }
        const auto label = static_cast<std::size_t>(predictions.labels[static_cast<std::size_t>(image)]);
        slope += weighted / sum - (double{scores[label]} - largest);
    }
    return slope / static_cast<double>(predictions.count());
}

}  // namespace

Reliability reliabilityOf(const Predictions& predictions, double temperature, int bins) {
    Reliability reliability;
    reliability.bins.resize(static_cast<std::size_t>(bins));
    for (std::int64_t image = 0; image < predictions.count(); ++image) {
        const int predicted = predictions.predicted(image);
        const double confidence = predictions.probability(image, predicted, temperature);
        if (!std::isfinite(confidence)) continue;  // of scores that overflowed
        const int place = static_cast<int>(std::ceil(confidence * bins)) - 1;
        ConfidenceBin& bin = reliability.bins[static_cast<std::size_t>(std::clamp(place, 0, bins - 1))];
        ++reliability.images;
        ++bin.images;
        bin.confidence += confidence;  // a sum until the division below
        if (predicted == predictions.labels[static_cast<std::size_t>(image)]) ++bin.right;
    }
    const double all = static_cast<double>(reliability.images);  // without images the loop below finds no bin
    for (ConfidenceBin& bin : reliability.bins) {
        if (bin.images == 0) continue;
        const double own = static_cast<double>(bin.images);
        reliability.confidence += bin.confidence / all;
        reliability.accuracy += static_cast<double>(bin.right) / all;
        bin.confidence /= own;
        reliability.error += own / all * std::abs(bin.accuracy() - bin.confidence);
    }
    return reliability;
}

double lossAt(const Predictions& predictions, double temperature) {
    double loss = 0;
    for (std::int64_t image = 0; image < predictions.count(); ++image) {
        const std::span<const float> scores = predictions.scoresOf(image);
        const double largest = double{*std::ranges::max_element(scores)};
        double sum = 0;
        for (const float score : scores) sum += std::exp((double{score} - largest) / temperature);
        const auto label = static_cast<std::size_t>(predictions.labels[static_cast<std::size_t>(image)]);
        loss += std::log(sum) - (double{scores[label]} - largest) / temperature;
    }
    return predictions.count() > 0 ? loss / static_cast<double>(predictions.count()) : 0;
}

double fittedTemperature(const Predictions& predictions) {
    if (predictions.count() == 0) return 1;
    // The slope grows with β: bisection of its logarithm finds the zero, or ends at the limit that is nearer.
    double low = -std::log(largestTemperature), high = -std::log(smallestTemperature);
    if (slopeAt(predictions, std::exp(low)) == 0 && slopeAt(predictions, std::exp(high)) == 0) return 1;
    while (high - low > 1e-6) {
        const double middle = (low + high) / 2;
        (slopeAt(predictions, std::exp(middle)) > 0 ? high : low) = middle;
    }
    return std::exp(-(low + high) / 2);
}

Calibration calibrationOf(const Predictions& predictions) {
    const Predictions others = halfOf(predictions, 1);
    const double temperature = fittedTemperature(halfOf(predictions, 0));
    return {.all = reliabilityOf(predictions),
            .temperature = temperature,
            .before = reliabilityOf(others),
            .after = reliabilityOf(others, temperature),
            .lossBefore = lossAt(others, 1),
            .lossAfter = lossAt(others, temperature)};
}

Predictions halfOf(const Predictions& predictions, int first) {
    Predictions half;
    half.classes = predictions.classes;
    std::vector<int> seen(static_cast<std::size_t>(predictions.classes));
    for (std::int64_t image = 0; image < predictions.count(); ++image) {
        int& before = seen[static_cast<std::size_t>(predictions.labels[static_cast<std::size_t>(image)])];
        if (before++ % 2 != first) continue;
        const auto scores = predictions.scoresOf(image);
        half.scores.insert(half.scores.end(), scores.begin(), scores.end());
        half.labels.push_back(predictions.labels[static_cast<std::size_t>(image)]);
        half.images.push_back(predictions.images[static_cast<std::size_t>(image)]);
    }
    return half;
}

}  // namespace fovea
