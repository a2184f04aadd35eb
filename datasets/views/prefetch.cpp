// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/prefetch.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/caught_error.h"
#include "core/parallel/thread_budget.h"

namespace fovea {

namespace {

int resolveThreads(int wanted) {
    if (wanted > 0) return wanted;
    // The network wants the other half.
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()) / 2, 1, 8);
}

}  // namespace

PrefetchedBatches::PrefetchedBatches(std::shared_ptr<BatchSource> source, PrefetchOptions options)
    : source_(std::move(source)) {
    const int threads = resolveThreads(options.threads);
    buffers_.resize(static_cast<std::size_t>(options.ahead > 0 ? options.ahead : threads + 2));
    startThreads(threads);
}

PrefetchedBatches::~PrefetchedBatches() {
    for (std::jthread& thread : threads_) thread.request_stop();  // all, before the first is waited for
    threads_.clear();
    ThreadBudget::ofProcess().giveBack(promised_);
}

void PrefetchedBatches::startThreads(int count) {
    promised_ = ThreadBudget::ofProcess().take(count + 1);
    threads_.reserve(static_cast<std::size_t>(count));
    try {
        for (int i = 1; i < promised_; ++i) threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    } catch (const std::system_error&) {
        return;  // the system starts no more
    }
}

Shape PrefetchedBatches::shape() const { return source_->shape(); }
std::int64_t PrefetchedBatches::sampleCount() const { return source_->sampleCount(); }
int PrefetchedBatches::batchSize() const { return source_->batchSize(); }
int PrefetchedBatches::batchCount() const { return source_->batchCount(); }

PrefetchedBatches::Place PrefetchedBatches::after(Place place) const {
    return place.index + 1 < source_->batchCount() ? Place{place.epoch, place.index + 1} : Place{place.epoch + 1, 0};
}

Result<void> PrefetchedBatches::fill(std::int64_t epoch, int index, Batch& batch) {
    const std::lock_guard turn(turn_);
    if (threads_.empty()) {
        try {
            return source_->fill(epoch, index, batch);
        } catch (...) {
            return errorOf(std::current_exception());
        }
    }
    const Place wanted{epoch, index};
    std::unique_lock lock(mutex_);
    if (expected_ != wanted) restartAt(wanted);
    Buffer* buffer = nullptr;
    changed_.wait(lock, [&] {
        buffer = finished(wanted);
        return buffer != nullptr;
    });
    const std::exception_ptr thrown = std::exchange(buffer->thrown, nullptr);
    Result<void> outcome = std::exchange(buffer->outcome, {});
    if (outcome && !thrown) std::swap(batch, buffer->batch);
    drop(*buffer);
    if (outcome && !thrown) {
        expected_ = after(wanted);
    } else {
        expected_.reset();  // tried again when it is asked for again: by then there may be memory, or the drive is back
    }
    lock.unlock();
    changed_.notify_all();
    return thrown ? errorOf(thrown) : outcome;
}

void PrefetchedBatches::restartAt(Place place) {
    ++generation_;
    for (Buffer& buffer : buffers_)
        if (buffer.state == Buffer::State::Done) drop(buffer);
    expected_ = place;
    next_ = place;
    fills_ = true;
    changed_.notify_all();
}

void PrefetchedBatches::drop(Buffer& buffer) {
    buffer.outcome = {};
    buffer.thrown = nullptr;
    buffer.state = Buffer::State::Free;
}

PrefetchedBatches::Buffer* PrefetchedBatches::freeBuffer() {
    const auto found = std::ranges::find(buffers_, Buffer::State::Free, &Buffer::state);
    return found == buffers_.end() ? nullptr : &*found;
}

PrefetchedBatches::Buffer* PrefetchedBatches::finished(Place place) {
    const auto found = std::ranges::find_if(buffers_, [&](const Buffer& buffer) {
        return buffer.state == Buffer::State::Done && buffer.generation == generation_ && buffer.place == place;
    });
    return found == buffers_.end() ? nullptr : &*found;
}

/// Nothing between taking a buffer and having filled it allocates outside the try block: no exception may leave here.
void PrefetchedBatches::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    Buffer* buffer = nullptr;
    const auto hasWork = [&] {
        buffer = fills_ ? freeBuffer() : nullptr;
        return buffer != nullptr;
    };
    while (changed_.wait(lock, stop, hasWork) && !stop.stop_requested()) {
        buffer->state = Buffer::State::Filling;
        buffer->place = std::exchange(next_, after(next_));
        buffer->generation = generation_;
        lock.unlock();
        try {
            buffer->outcome = source_->fill(buffer->place.epoch, buffer->place.index, buffer->batch);
        } catch (...) {
            buffer->thrown = std::current_exception();
        }
        lock.lock();
        buffer->state = Buffer::State::Done;
        if (buffer->generation != generation_) {
            drop(*buffer);
        } else if (!buffer->outcome || buffer->thrown) {
            fills_ = false;
        }
        changed_.notify_all();
    }
}

std::shared_ptr<BatchSource> prefetchedIfCostly(std::shared_ptr<BatchSource> source) {
    if (!source->isCostly()) return source;
    return std::make_shared<PrefetchedBatches>(std::move(source));
}

}  // namespace fovea
