// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/training/batch.h"
#include "datasets/dataset.h"

namespace fovea {

/// A data set in its own order, the same in every epoch: for evaluation.
class SequentialBatches final : public BatchSource {
public:
    /// Requires batch ≥ 1.
    SequentialBatches(std::shared_ptr<const Dataset> data, int batch);

    Shape shape() const override;
    std::int64_t sampleCount() const override;
    int batchSize() const override;
    int batchCount() const override;
    void fill(std::int64_t epoch, int index, Batch& batch) override;

private:
    std::shared_ptr<const Dataset> data_;
    int batch_;
    Sample sample_;
};

/// A data set in an order that is drawn anew for each epoch, a function of (seed, epoch). Every image comes once
/// an epoch; the last batch holds the rest.
class ShuffledBatches final : public BatchSource {
public:
    /// Requires batch ≥ 1.
    ShuffledBatches(std::shared_ptr<const Dataset> data, int batch, std::uint64_t seed);

    Shape shape() const override;
    std::int64_t sampleCount() const override;
    int batchSize() const override;
    int batchCount() const override;
    void fill(std::int64_t epoch, int index, Batch& batch) override;

private:
    void shuffleFor(std::int64_t epoch);

    std::shared_ptr<const Dataset> data_;
    int batch_;
    std::uint64_t seed_;
    std::int64_t epoch_ = -1;
    std::vector<std::int64_t> order_;
    Sample sample_;
};

/// Makes a batch of the given images of a data set: of where they lie, or of copies. Requires count ≥ 1.
void fillBatch(const Dataset& data, const std::int64_t* indices, int count, Sample& sample, Batch& batch);

}  // namespace fovea
