// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/training/batch.h"

namespace fovea {

struct PrefetchOptions {
    int threads = 0;  ///< ≤ 0: half of the cores, 8 at most. No batch depends on it.
    int ahead = 0;    ///< batches that are ready or being filled; ≤ 0: two more than threads
};

/// Fills the batches that come next on a pool of threads, while the network works on the last. Gives the same
/// batches as the source that it wraps, in the same order and with the same errors at the same places; asking out
/// of turn only costs the time to fill one. What the source throws (memory may run out) becomes an error too.
/// Asking again for a batch that failed tries again. Several who ask at once are served one after the other.
class PrefetchedBatches final : public BatchSource {
public:
    /// Where the system starts fewer threads, those have to do; without any, fill() does the work itself.
    explicit PrefetchedBatches(std::shared_ptr<BatchSource> source, PrefetchOptions options = {});
    /// Waits for the batches that are being filled.
    ~PrefetchedBatches() override;
    PrefetchedBatches(const PrefetchedBatches&) = delete;
    PrefetchedBatches& operator=(const PrefetchedBatches&) = delete;

    Shape shape() const override;
    std::int64_t sampleCount() const override;
    int batchSize() const override;
    int batchCount() const override;
    Result<void> fill(std::int64_t epoch, int index, Batch& batch) override;
    /// False: a second pool would gain nothing.
    bool isCostly() const override { return false; }

    int threads() const { return static_cast<int>(threads_.size()); }

private:
    struct Place {
        std::int64_t epoch = 0;
        int index = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };
    /// Memory for one batch. Free → Filling (by a thread that lets go of the mutex) → Done → taken, and Free again.
    struct Buffer {
        enum class State { Free, Filling, Done } state = State::Free;
        Place place;
        std::uint64_t generation = 0;
        Batch batch;
        Result<void> outcome;
        std::exception_ptr thrown;  ///< instead of an outcome
    };

    Place after(Place place) const;
    void startThreads(int count);
    void work(const std::stop_token& stop);
    void restartAt(Place place);
    void drop(Buffer& buffer);
    Buffer* freeBuffer();
    Buffer* finished(Place place);

    std::shared_ptr<BatchSource> source_;
    std::mutex turn_;   ///< held by who asks
    std::mutex mutex_;  ///< of all that follows
    std::condition_variable_any changed_;
    std::vector<Buffer> buffers_;
    std::optional<Place> expected_;  ///< what is asked for next, if in turn; none at first and after an error
    Place next_;                     ///< what is filled next
    bool fills_ = false;             ///< not before something was asked for, nor beyond a batch that failed
    std::uint64_t generation_ = 0;   ///< raised when somebody asked out of turn; what was begun before is dropped
    int promised_ = 1;               ///< of the ThreadBudget, with whoever asks
    std::vector<std::jthread> threads_;
};

/// The source itself where it is not costly, else prefetched.
std::shared_ptr<BatchSource> prefetchedIfCostly(std::shared_ptr<BatchSource> source);

}  // namespace fovea
