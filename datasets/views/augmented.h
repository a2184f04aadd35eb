// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "core/augmentation/augmentation.h"
#include "core/training/batch.h"

namespace fovea {

/// The batches of another source, whose images lie in bytes, with every picture augmented: a function of (seed, epoch, sample)
/// and, for mixtures, whose partner is another picture of the batch, of what the batch holds.
class AugmentedBatches final : public BatchSource {
public:
    /// Requires a valid augmentation.
    AugmentedBatches(std::shared_ptr<BatchSource> source, Augmentation augmentation, std::uint64_t seed);

    Shape shape() const override { return source_->shape(); }
    std::int64_t sampleCount() const override { return source_->sampleCount(); }
    int batchSize() const override { return source_->batchSize(); }
    int batchCount() const override { return source_->batchCount(); }
    Result<void> fill(std::int64_t epoch, int index, Batch& batch) override;
    bool isCostly() const override { return true; }

private:
    void mix(std::int64_t epoch, Batch& batch) const;

    std::shared_ptr<BatchSource> source_;
    Augmentation augmentation_;
    std::uint64_t seed_;
    bool mixes_ = false;
};

/// The source itself where there is nothing to augment.
std::shared_ptr<BatchSource> augmented(std::shared_ptr<BatchSource> source, const Augmentation& augmentation,
                                       std::uint64_t seed);

}  // namespace fovea
