// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
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
    Result<void> fill(std::int64_t epoch, int index, Batch& batch) override;
    bool isCostly() const override { return data_->isCostly(); }

private:
    std::shared_ptr<const Dataset> data_;
    int batch_;
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
    Result<void> fill(std::int64_t epoch, int index, Batch& batch) override;
    bool isCostly() const override { return data_->isCostly(); }

private:
    /// The images of an epoch, in its order.
    using Order = std::shared_ptr<const std::vector<std::int64_t>>;
    Order orderOf(std::int64_t epoch);

    std::shared_ptr<const Dataset> data_;
    int batch_;
    std::uint64_t seed_;
    std::mutex mutex_;
    /// Of the epochs asked for last: around an epoch's end, threads that prefetch ask for two.
    std::array<std::pair<std::int64_t, Order>, 2> orders_{};
};

/// Makes a batch of the given images of a data set: of where they lie, or of copies. Requires at least one index.
/// Errors: what the data set answers.
Result<void> fillBatch(const Dataset& data, std::span<const std::int64_t> indices, Batch& batch);

}  // namespace fovea
