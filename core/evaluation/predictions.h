// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/error.h"
#include "core/evaluation/intervals.h"
#include "core/network/network.h"
#include "core/training/batch.h"
#include "core/training/history.h"

namespace fovea {

/// What a network says of every image of a source, in the source's order.
struct Predictions {
    int classes = 0;
    std::vector<float> scores;         ///< images × classes, before the softmax
    std::vector<int> labels;           ///< the right classes
    std::vector<std::int64_t> images;  ///< indices into the data set

    std::int64_t count() const { return static_cast<std::int64_t>(labels.size()); }
    std::span<const float> scoresOf(std::int64_t image) const;
    /// The class with the largest score, the first of equals.
    int predicted(std::int64_t image) const;
    bool isRight(std::int64_t image) const { return predicted(image) == labels[static_cast<std::size_t>(image)]; }
    /// softmax(scores / temperature)[category]. Requires a positive temperature.
    double probability(std::int64_t image, int category, double temperature = 1) const;
};

/// Runs the network over the whole source in inference mode. `progress` gets the images done and in all, after each
/// batch; a stop is looked for before each. Takes 4 bytes for each image and class. Errors: Cancelled, OutOfMemory,
/// and what the source answers.
Result<Predictions> predict(
    Network& network, BatchSource& source, std::stop_token stop = {},
    FunctionRef<void(std::int64_t, std::int64_t)> progress = [](std::int64_t, std::int64_t) {});

/// Loss, accuracy and confusion, as evaluate() gives them.
Evaluation evaluationOf(const Predictions& predictions);

/// In how many images the right class is among the k largest scores; of equal scores the first class comes first.
/// Requires 1 ≤ k ≤ classes.
std::int64_t rightAmongTop(const Predictions& predictions, int k);

/// How one class fares, as counts.
struct ClassFigures {
    std::int64_t images = 0;     ///< that are of the class
    std::int64_t predicted = 0;  ///< that were taken for it
    std::int64_t right = 0;      ///< both
    /// Of the images of the class, the share that was found; of those that were taken for it, the share that is of it.
    /// Nothing seen: 0, with the interval [0, 1].
    double recall() const;
    double precision() const;
    Interval recallInterval() const { return wilsonInterval(right, images); }
    Interval precisionInterval() const { return wilsonInterval(right, predicted); }
};

/// By class. Requires a square matrix confusion[true][predicted].
std::vector<ClassFigures> figuresByClass(const std::vector<std::vector<std::int64_t>>& confusion);

struct WrongAnswer {
    std::int64_t place = 0;  ///< in the predictions
    int label = 0;
    int predicted = 0;
    double confidence = 0;  ///< probability of the predicted class
};

/// The wrongly classified images, the most confident first, of equals in the order of the data.
std::vector<WrongAnswer> wrongByConfidence(const Predictions& predictions);

}  // namespace fovea
