// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluate.h"

#include <algorithm>

#include "core/kernels/softmax_cross_entropy.h"

namespace fovea {

namespace {

/// Adds the scores of the last forward to the evaluation; until evaluate() divides it, `loss` is a sum.
void addScores(const Network& network, std::span<const int> labels, Evaluation& evaluation) {
    const auto classes = static_cast<std::size_t>(network.classCount());
    for (std::size_t image = 0; image < labels.size(); ++image) {
        const std::span<const float> scores = network.logits().subspan(image * classes, classes);
        const auto label = static_cast<std::size_t>(labels[image]);
        evaluation.loss += crossEntropy(scores, labels[image]);
        ++evaluation.confusion[label][static_cast<std::size_t>(predictedClass(scores))];
    }
    evaluation.count += static_cast<std::int64_t>(labels.size());
}

}  // namespace

Result<Evaluation> evaluate(Network& network, BatchSource& source, std::stop_token stop,
                            FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    const auto classes = static_cast<std::size_t>(network.classCount());
    Evaluation evaluation;
    evaluation.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    const auto imageSize = static_cast<std::size_t>(source.shape().size());
    Batch batch;
    for (int index = 0; index < source.batchCount(); ++index) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        if (auto filled = source.fill(0, index, batch); !filled) return filled.error();
        // The network may have been planned for smaller batches than the source's.
        for (int first = 0; first < batch.count; first += network.largestBatch()) {
            const int count = std::min(network.largestBatch(), batch.count - first);
            network.forward(
                batch.view().part(static_cast<std::size_t>(first), static_cast<std::size_t>(count), imageSize), count,
                Mode::Inference);
            addScores(network,
                      std::span(batch.labels).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)),
                      evaluation);
        }
        progress(evaluation.count, source.sampleCount());
    }
    if (evaluation.count == 0) return evaluation;
    std::int64_t correct = 0;
    for (std::size_t c = 0; c < classes; ++c) correct += evaluation.confusion[c][c];
    evaluation.loss /= static_cast<double>(evaluation.count);
    evaluation.accuracy = static_cast<double>(correct) / static_cast<double>(evaluation.count);
    return evaluation;
}

}  // namespace fovea
