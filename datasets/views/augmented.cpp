// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/augmented.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "core/augmentation/augmenter.h"

namespace fovea {

AugmentedBatches::AugmentedBatches(std::shared_ptr<BatchSource> source, Augmentation augmentation, std::uint64_t seed)
    : source_(std::move(source)),
      augmentation_(std::move(augmentation)),
      seed_(seed),
      mixes_(std::ranges::any_of(augmentation_.steps,
                                 [](const AugmentStep& step) { return step.kind->mix != nullptr; })) {}

Result<void> AugmentedBatches::fill(std::int64_t epoch, int index, Batch& batch) {
    if (auto filled = source_->fill(epoch, index, batch); !filled) return filled;
    assert(batch.images.size() == static_cast<std::size_t>(batch.count));
    const auto size = static_cast<std::size_t>(batch.shape.size());
    // The images may lie in the batch's own bytes. Of each thread that fills, so that batches and threads take turns
    // with the same memory.
    thread_local std::vector<std::uint8_t> made;
    made.resize(size * batch.images.size());
    for (std::size_t i = 0; i < batch.images.size(); ++i) {
        const std::vector<DrawnStep> steps = drawSteps(augmentation_, {seed_, epoch, batch.samples[i]});
        applySteps(steps, augmentation_.edge, batch.shape, {batch.images[i], size},
                   std::span(made).subspan(i * size, size));
    }
    batch.bytes.swap(made);
    if (mixes_ && batch.count > 1) mix(epoch, batch);
    for (std::size_t i = 0; i < batch.images.size(); ++i) batch.images[i] = batch.bytes.data() + i * size;
    return {};
}

void AugmentedBatches::mix(std::int64_t epoch, Batch& batch) const {
    const auto size = static_cast<std::size_t>(batch.shape.size());
    const std::vector<std::uint8_t> before = batch.bytes;  // a partner may be a mixture itself by then
    batch.seconds.assign(batch.labels.size(), SecondLabel{});
    for (std::size_t i = 0; i < batch.labels.size(); ++i) {
        const auto mixture = drawMixture(augmentation_, {seed_, epoch, batch.samples[i]});
        if (!mixture) continue;
        const auto partner = static_cast<std::size_t>(partnerOf(*mixture, static_cast<int>(i), batch.count));
        const float share =
            mixture->kind->mix(mixture->draw, batch.shape, std::span(before).subspan(partner * size, size),
                               std::span(batch.bytes).subspan(i * size, size));
        batch.seconds[i] = {batch.labels[partner], share};
    }
}

std::shared_ptr<BatchSource> augmented(std::shared_ptr<BatchSource> source, const Augmentation& augmentation,
                                       std::uint64_t seed) {
    if (augmentation.isNone()) return source;
    return std::make_shared<AugmentedBatches>(std::move(source), augmentation, seed);
}

}  // namespace fovea
