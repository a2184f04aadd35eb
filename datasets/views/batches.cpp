// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/batches.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "core/tensor/random.h"

namespace fovea {

namespace {

int batchesFor(std::int64_t samples, int batch) { return static_cast<int>((samples + batch - 1) / batch); }

int countIn(std::int64_t samples, int batch, int index) {
    return static_cast<int>(std::min<std::int64_t>(batch, samples - std::int64_t{index} * batch));
}

}  // namespace

Result<void> fillBatch(const Dataset& data, std::span<const std::int64_t> indices, Batch& batch) {
    const std::size_t count = indices.size();
    batch.shape = data.shape();
    batch.count = static_cast<int>(count);
    batch.pixels.clear();
    batch.seconds.clear();
    batch.labels.resize(count);
    batch.images.resize(count);
    batch.samples.assign(indices.begin(), indices.end());
    const bool isInMemory = data.pixels(indices.front()) != nullptr;
    if (!isInMemory) batch.bytes.resize(count * static_cast<std::size_t>(batch.shape.size()));
    Sample sample;
    for (std::size_t i = 0; i < count; ++i) {
        if (isInMemory) {
            batch.images[i] = data.pixels(indices[i]);
            batch.labels[i] = data.label(indices[i]);
            continue;
        }
        if (auto got = data.get(indices[i], sample); !got) return got;
        std::uint8_t* own = batch.bytes.data() + static_cast<std::ptrdiff_t>(i) * batch.shape.size();
        std::ranges::copy(sample.pixels, own);
        batch.images[i] = own;
        batch.labels[i] = sample.label;
    }
    return {};
}

SequentialBatches::SequentialBatches(std::shared_ptr<const Dataset> data, int batch)
    : data_(std::move(data)), batch_(batch) {
    assert(batch_ >= 1);
}

Shape SequentialBatches::shape() const { return data_->shape(); }
std::int64_t SequentialBatches::sampleCount() const { return data_->size(); }
int SequentialBatches::batchSize() const { return batch_; }
int SequentialBatches::batchCount() const { return batchesFor(data_->size(), batch_); }

Result<void> SequentialBatches::fill(std::int64_t /*epoch*/, int index, Batch& batch) {
    assert(index >= 0 && index < batchCount());
    std::vector<std::int64_t> indices(static_cast<std::size_t>(countIn(data_->size(), batch_, index)));
    std::iota(indices.begin(), indices.end(), std::int64_t{index} * batch_);
    return fillBatch(*data_, indices, batch);
}

ShuffledBatches::ShuffledBatches(std::shared_ptr<const Dataset> data, int batch, std::uint64_t seed)
    : data_(std::move(data)), batch_(batch), seed_(seed) {
    assert(batch_ >= 1);
}

Shape ShuffledBatches::shape() const { return data_->shape(); }
std::int64_t ShuffledBatches::sampleCount() const { return data_->size(); }
int ShuffledBatches::batchSize() const { return batch_; }
int ShuffledBatches::batchCount() const { return batchesFor(data_->size(), batch_); }

ShuffledBatches::Order ShuffledBatches::orderOf(std::int64_t epoch) {
    const std::lock_guard lock(mutex_);
    for (const auto& [known, order] : orders_)
        if (order && known == epoch) return order;
    auto order = std::make_shared<std::vector<std::int64_t>>(static_cast<std::size_t>(data_->size()));
    std::iota(order->begin(), order->end(), 0);
    // Fisher & Yates; std::shuffle's use of its generator differs between libraries.
    for (std::size_t i = order->size(); i > 1; --i) {
        const auto bits = randomBits(seed_, RandomPurpose::Shuffle, epoch, i);
        std::swap((*order)[i - 1], (*order)[uniformBelow(bits, static_cast<std::uint32_t>(i))]);
    }
    orders_[1] = std::move(orders_[0]);
    orders_[0] = {epoch, std::move(order)};
    return orders_[0].second;
}

Result<void> ShuffledBatches::fill(std::int64_t epoch, int index, Batch& batch) {
    assert(index >= 0 && index < batchCount());
    const Order order = orderOf(epoch);
    const auto first = static_cast<std::size_t>(index) * static_cast<std::size_t>(batch_);
    return fillBatch(*data_,
                     std::span(*order).subspan(first, static_cast<std::size_t>(countIn(data_->size(), batch_, index))),
                     batch);
}

}  // namespace fovea
