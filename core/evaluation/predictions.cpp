// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/predictions.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

#include "core/kernels/softmax_cross_entropy.h"
#include "core/training/evaluate.h"

namespace fovea {

namespace {

double shareOf(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}  // namespace

std::span<const float> Predictions::scoresOf(std::int64_t image) const {
    const auto width = static_cast<std::size_t>(classes);
    return std::span(scores).subspan(static_cast<std::size_t>(image) * width, width);
}

int Predictions::predicted(std::int64_t image) const { return predictedClass(scoresOf(image)); }

double Predictions::probability(std::int64_t image, int category, double temperature) const {
    const std::span<const float> own = scoresOf(image);
    const double largest = double{*std::ranges::max_element(own)};
    double sum = 0;
    for (const float score : own) sum += std::exp((double{score} - largest) / temperature);
    return std::exp((double{own[static_cast<std::size_t>(category)]} - largest) / temperature) / sum;
}

Result<Predictions> predict(Network& network, BatchSource& source, std::stop_token stop,
                            FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    Predictions predictions;
    predictions.classes = network.classCount();
    const auto images = static_cast<std::size_t>(source.sampleCount());
    try {
        predictions.scores.reserve(images * static_cast<std::size_t>(predictions.classes));
        predictions.labels.reserve(images);
        predictions.images.reserve(images);
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::OutOfMemory);
    }
    const auto scored = scoreAll(network, source, std::move(stop), progress, [&](const ScoredImages& part) {
        predictions.scores.insert(predictions.scores.end(), part.scores.begin(), part.scores.end());
        predictions.labels.insert(predictions.labels.end(), part.labels.begin(), part.labels.end());
        predictions.images.insert(predictions.images.end(), part.samples.begin(), part.samples.end());
    });
    if (!scored) return scored.error();
    return predictions;
}

Evaluation evaluationOf(const Predictions& predictions) {
    Evaluation evaluation;
    const auto classes = static_cast<std::size_t>(predictions.classes);
    evaluation.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    std::int64_t right = 0;
    for (std::int64_t image = 0; image < predictions.count(); ++image) {
        const int label = predictions.labels[static_cast<std::size_t>(image)];
        const int predicted = predictions.predicted(image);
        evaluation.loss += crossEntropy(predictions.scoresOf(image), label);
        ++evaluation.confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(predicted)];
        if (predicted == label) ++right;
    }
    evaluation.count = predictions.count();
    if (evaluation.count > 0) evaluation.loss /= static_cast<double>(evaluation.count);
    evaluation.accuracy = shareOf(right, evaluation.count);
    return evaluation;
}

std::int64_t rightAmongTop(const Predictions& predictions, int k) {
    std::int64_t right = 0;
    for (std::int64_t image = 0; image < predictions.count(); ++image) {
        const std::span<const float> scores = predictions.scoresOf(image);
        const auto label = static_cast<std::size_t>(predictions.labels[static_cast<std::size_t>(image)]);
        int before = 0;
        for (std::size_t c = 0; c < scores.size(); ++c)
            if (scores[c] > scores[label] || (scores[c] == scores[label] && c < label)) ++before;
        if (before < k) ++right;
    }
    return right;
}

double ClassFigures::recall() const { return shareOf(right, images); }
double ClassFigures::precision() const { return shareOf(right, predicted); }

std::vector<ClassFigures> figuresByClass(const std::vector<std::vector<std::int64_t>>& confusion) {
    std::vector<ClassFigures> figures(confusion.size());
    for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
        for (std::size_t predicted = 0; predicted < confusion.size(); ++predicted) {
            figures[truth].images += confusion[truth][predicted];
            figures[predicted].predicted += confusion[truth][predicted];
        }
        figures[truth].right = confusion[truth][truth];
    }
    return figures;
}

std::vector<WrongAnswer> wrongByConfidence(const Predictions& predictions) {
    std::vector<WrongAnswer> mistakes;
    for (std::int64_t image = 0; image < predictions.count(); ++image) {
        const int label = predictions.labels[static_cast<std::size_t>(image)];
        const int predicted = predictions.predicted(image);
        if (predicted != label)
            mistakes.push_back({image, label, predicted, predictions.probability(image, predicted)});
    }
    std::ranges::stable_sort(mistakes, std::ranges::greater{}, &WrongAnswer::confidence);
    return mistakes;
}

}  // namespace fovea
