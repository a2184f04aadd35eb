// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluate.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

#include "core/augmentation/resample.h"
#include "core/kernels/softmax_cross_entropy.h"

namespace fovea {

namespace {

/// Until evaluate() divides it, `loss` is a sum.
void addScores(const ScoredImages& images, Evaluation& evaluation) {
    const std::size_t classes = evaluation.confusion.size();
    for (std::size_t image = 0; image < images.labels.size(); ++image) {
        const std::span<const float> scores = images.scores.subspan(image * classes, classes);
        const auto label = static_cast<std::size_t>(images.labels[image]);
        evaluation.loss += crossEntropy(scores, images.labels[image]);
        ++evaluation.confusion[label][static_cast<std::size_t>(predictedClass(scores))];
    }
    evaluation.count += static_cast<std::int64_t>(images.labels.size());
}

Evaluation emptyEvaluation(std::size_t classes) {
    Evaluation evaluation;
    evaluation.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    return evaluation;
}

/// Of sums the means.
void finishEvaluation(Evaluation& evaluation) {
    if (evaluation.count == 0) return;
    std::int64_t correct = 0;
    for (std::size_t c = 0; c < evaluation.confusion.size(); ++c) correct += evaluation.confusion[c][c];
    evaluation.loss /= static_cast<double>(evaluation.count);
    evaluation.accuracy = static_cast<double>(correct) / static_cast<double>(evaluation.count);
}

/// Some images as bytes, one behind the other, as one of their views shows them.
class ViewedImages {
public:
    ViewedImages(Shape shape, std::size_t largest)
        : shape_(shape), size_(static_cast<std::size_t>(shape.size())), bytes_(size_ * largest) {
        for (std::size_t i = 0; i < largest; ++i) pointers_.push_back(bytes_.data() + i * size_);
    }

    std::span<const std::uint8_t* const> look(std::span<const std::uint8_t* const> images, const Placement& view,
                                              Workers& workers) {
        PlacementChain chain;
        chain.add(view);
        workers.forEach(static_cast<int>(images.size()), [&](int i) {
            thread_local std::vector<float> before, after;
            before.assign(images[static_cast<std::size_t>(i)], images[static_cast<std::size_t>(i)] + size_);
            after.resize(size_);
            resample({shape_, before}, chain, AugmentEdge::Mirror, {shape_, after});
            std::uint8_t* to = bytes_.data() + static_cast<std::size_t>(i) * size_;
            for (std::size_t k = 0; k < size_; ++k) to[k] = static_cast<std::uint8_t>(after[k] + 0.5F);
        });
        return std::span(pointers_).first(images.size());
    }

private:
    Shape shape_;
    std::size_t size_;
    std::vector<std::uint8_t> bytes_;
    std::vector<const std::uint8_t*> pointers_;
};

/// Adds the last forward's probabilities, image by image.
void addProbabilities(const Network& network, int count, std::vector<double>& sums) {
    const auto classes = static_cast<std::size_t>(network.classCount());
    for (std::size_t image = 0; image < static_cast<std::size_t>(count); ++image) {
        const std::vector<float> probabilities = softmax(network.logits().subspan(image * classes, classes));
        for (std::size_t c = 0; c < classes; ++c) sums[image * classes + c] += double{probabilities[c]};
    }
}

/// The mean probabilities of some images of their labels.
void addMeans(std::span<const double> sums, std::size_t views, std::span<const int> labels, Evaluation& evaluation) {
    const std::size_t classes = sums.size() / labels.size();
    constexpr double smallest = 1e-300;  // float probabilities may vanish; the loss stays finite
    for (std::size_t image = 0; image < labels.size(); ++image) {
        const std::span<const double> own = sums.subspan(image * classes, classes);
        const auto label = static_cast<std::size_t>(labels[image]);
        evaluation.loss -= std::log(std::max(own[label] / static_cast<double>(views), smallest));
        ++evaluation.confusion[label][static_cast<std::size_t>(std::ranges::max_element(own) - own.begin())];
    }
    evaluation.count += static_cast<std::int64_t>(labels.size());
}

}  // namespace

Result<Evaluation> evaluateViews(Network& network, BatchSource& source, std::span<const Placement> views,
                                 std::stop_token stop, FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    assert(!views.empty());
    if (views.size() == 1 && views[0].forward.isIdentity() && views[0].lens == 0)
        return evaluate(network, source, std::move(stop), progress);
    const auto classes = static_cast<std::size_t>(network.classCount());
    Evaluation evaluation = emptyEvaluation(classes);
    const auto largest = static_cast<std::size_t>(std::min(network.largestBatch(), source.batchSize()));
    ViewedImages viewed(source.shape(), largest);
    Batch batch;
    std::vector<double> sums;
    for (int index = 0; index < source.batchCount(); ++index) {
        if (auto filled = source.fill(0, index, batch); !filled) return filled.error();
        for (std::size_t first = 0; first < batch.images.size(); first += largest) {
            const std::size_t count = std::min(largest, batch.images.size() - first);
            sums.assign(count * classes, 0);
            for (const Placement& view : views) {
                if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
                const auto images =
                    viewed.look(std::span(batch.images).subspan(first, count), view, *network.workers());
                network.forward(images, static_cast<int>(count), Mode::Inference);
                addProbabilities(network, static_cast<int>(count), sums);
            }
            addMeans(sums, views.size(), std::span(batch.labels).subspan(first, count), evaluation);
        }
        progress(evaluation.count, source.sampleCount());
    }
    finishEvaluation(evaluation);
    return evaluation;
}

Result<void> scoreAll(Network& network, BatchSource& source, std::stop_token stop,
                      FunctionRef<void(std::int64_t, std::int64_t)> progress,
                      FunctionRef<void(const ScoredImages&)> scored) {
    const auto classes = static_cast<std::size_t>(network.classCount());
    const auto imageSize = static_cast<std::size_t>(source.shape().size());
    std::int64_t done = 0;
    Batch batch;
    for (int index = 0; index < source.batchCount(); ++index) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        if (auto filled = source.fill(0, index, batch); !filled) return filled.error();
        // The network may have been planned for smaller batches than the source's.
        const auto largest = static_cast<std::size_t>(network.largestBatch());
        const auto images = static_cast<std::size_t>(batch.count);
        for (std::size_t first = 0; first < images; first += largest) {
            const std::size_t count = std::min(largest, images - first);
            network.forward(batch.view().part(first, count, imageSize), static_cast<int>(count), Mode::Inference);
            scored({network.logits().first(count * classes), std::span(batch.labels).subspan(first, count),
                    std::span(batch.samples).subspan(first, count)});
        }
        done += batch.count;
        progress(done, source.sampleCount());
    }
    return {};
}

Result<Evaluation> evaluate(Network& network, BatchSource& source, std::stop_token stop,
                            FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    Evaluation evaluation = emptyEvaluation(static_cast<std::size_t>(network.classCount()));
    const auto scored = scoreAll(network, source, std::move(stop), progress,
                                 [&](const ScoredImages& images) { addScores(images, evaluation); });
    if (!scored) return scored.error();
    finishEvaluation(evaluation);
    return evaluation;
}

}  // namespace fovea
