// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/training/batch.h"

namespace fovea {

/// Fills the batches that come next on a thread of its own, while the network works on the last. Gives the same
/// batches as the source that it wraps; asking out of turn only costs the time to fill one.
/// What the source throws (memory may run out) comes out of the fill() that asked for that batch; asking again tries again.
class PrefetchedBatches final : public BatchSource {
public:
    /// Keeps up to `ahead` batches ready, ≥ 1. Nothing else may use `source` from now on.
    explicit PrefetchedBatches(std::shared_ptr<BatchSource> source, int ahead = 3);
    ~PrefetchedBatches() override;

    Shape shape() const override;
    std::int64_t sampleCount() const override;
    int batchSize() const override;
    int batchCount() const override;
    void fill(std::int64_t epoch, int index, Batch& batch) override;

private:
    struct Place {
        std::int64_t epoch = 0;
        int index = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };
    struct Ready {
        Place place;
        Batch batch;
    };

    Place after(Place place) const;
    void work(const std::stop_token& stop);

    std::shared_ptr<BatchSource> source_;
    std::size_t ahead_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<Place> next_;     ///< what the thread fills next; none until something was asked for
    std::deque<Ready> ready_;       ///< in the order of their places
    std::vector<Batch> spare_;      ///< memory to fill
    std::exception_ptr fault_;      ///< why the batch behind `ready_` could not be filled; the thread waits then
    std::uint64_t generation_ = 0;  ///< raised when somebody asked out of turn; what was begun before is dropped
    std::jthread thread_;           ///< last, so that it starts last and ends first
};

}  // namespace fovea
