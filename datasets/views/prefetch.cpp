// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/prefetch.h"

#include <algorithm>
#include <utility>

namespace fovea {

PrefetchedBatches::PrefetchedBatches(std::shared_ptr<BatchSource> source, int ahead)
    : source_(std::move(source)),
      ahead_(static_cast<std::size_t>(std::max(1, ahead))),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

PrefetchedBatches::~PrefetchedBatches() = default;

Shape PrefetchedBatches::shape() const { return source_->shape(); }
std::int64_t PrefetchedBatches::sampleCount() const { return source_->sampleCount(); }
int PrefetchedBatches::batchSize() const { return source_->batchSize(); }
int PrefetchedBatches::batchCount() const { return source_->batchCount(); }

PrefetchedBatches::Place PrefetchedBatches::after(Place place) const {
    return place.index + 1 < source_->batchCount() ? Place{place.epoch, place.index + 1} : Place{place.epoch + 1, 0};
}

void PrefetchedBatches::fill(std::int64_t epoch, int index, Batch& batch) {
    const Place wanted{epoch, index};
    std::unique_lock lock(mutex_);
    const Place coming = ready_.empty() ? next_.value_or(Place{-1, -1}) : ready_.front().place;
    if (coming != wanted) {
        for (auto& unwanted : ready_) spare_.push_back(std::move(unwanted.batch));
        ready_.clear();
        next_ = wanted;
        fault_ = nullptr;
        ++generation_;
        changed_.notify_all();
    }
    changed_.wait(lock, [this] { return !ready_.empty() || fault_; });
    if (ready_.empty()) {
        next_.reset();  // tried again when it is asked for again, since by then there may be memory
        std::rethrow_exception(std::exchange(fault_, nullptr));
    }
    std::swap(batch, ready_.front().batch);
    spare_.push_back(std::move(ready_.front().batch));
    ready_.pop_front();
    changed_.notify_all();
}

void PrefetchedBatches::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return next_.has_value() && !fault_ && ready_.size() < ahead_; })) {
        const Place place = *next_;
        const std::uint64_t generation = generation_;
        Batch batch;
        if (!spare_.empty()) {
            batch = std::move(spare_.back());
            spare_.pop_back();
        }
        lock.unlock();
        std::exception_ptr fault;
        try {
            source_->fill(place.epoch, place.index, batch);
        } catch (...) {
            fault = std::current_exception();
        }
        lock.lock();
        if (generation == generation_ && fault) {
            fault_ = fault;  // of the batch at next_
            changed_.notify_all();
        } else if (generation == generation_) {
            ready_.push_back({place, std::move(batch)});
            next_ = after(place);
            changed_.notify_all();
        } else {
            spare_.push_back(std::move(batch));
        }
    }
}

}  // namespace fovea
