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

void fillBatch(const Dataset& data, const std::int64_t* indices, int count, Sample& sample, Batch& batch) {
    batch.shape = data.shape();
    batch.count = count;
    batch.pixels.clear();
    batch.labels.resize(static_cast<std::size_t>(count));
    batch.images.resize(static_cast<std::size_t>(count));
    batch.samples.assign(indices, indices + count);
    const bool isInMemory = data.pixels(indices[0]) != nullptr;
    if (!isInMemory) batch.bytes.resize(static_cast<std::size_t>(count * batch.shape.size()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        if (isInMemory) {
            batch.images[i] = data.pixels(indices[i]);
            batch.labels[i] = data.label(indices[i]);
            continue;
        }
        data.get(indices[i], sample);
        std::uint8_t* own = batch.bytes.data() + static_cast<std::ptrdiff_t>(i) * batch.shape.size();
        std::ranges::copy(sample.pixels, own);
        batch.images[i] = own;
        batch.labels[i] = sample.label;
    }
}

SequentialBatches::SequentialBatches(std::shared_ptr<const Dataset> data, int batch)
    : data_(std::move(data)), batch_(batch) {
    assert(batch_ >= 1);
}

Shape SequentialBatches::shape() const { return data_->shape(); }
std::int64_t SequentialBatches::sampleCount() const { return data_->size(); }
int SequentialBatches::batchSize() const { return batch_; }
int SequentialBatches::batchCount() const { return batchesFor(data_->size(), batch_); }

void SequentialBatches::fill(std::int64_t /*epoch*/, int index, Batch& batch) {
    assert(index >= 0 && index < batchCount());
    std::vector<std::int64_t> indices(static_cast<std::size_t>(countIn(data_->size(), batch_, index)));
    std::iota(indices.begin(), indices.end(), std::int64_t{index} * batch_);
    fillBatch(*data_, indices.data(), static_cast<int>(indices.size()), sample_, batch);
}

ShuffledBatches::ShuffledBatches(std::shared_ptr<const Dataset> data, int batch, std::uint64_t seed)
    : data_(std::move(data)), batch_(batch), seed_(seed) {
    assert(batch_ >= 1);
}

Shape ShuffledBatches::shape() const { return data_->shape(); }
std::int64_t ShuffledBatches::sampleCount() const { return data_->size(); }
int ShuffledBatches::batchSize() const { return batch_; }
int ShuffledBatches::batchCount() const { return batchesFor(data_->size(), batch_); }

void ShuffledBatches::shuffleFor(std::int64_t epoch) {
    if (epoch == epoch_) return;
    order_.resize(static_cast<std::size_t>(data_->size()));
    std::iota(order_.begin(), order_.end(), 0);
    // Fisher & Yates; std::shuffle's use of its generator differs between libraries.
    for (std::size_t i = order_.size(); i > 1; --i) {
        const auto bits = randomBits(seed_, RandomPurpose::Shuffle, epoch, i);
        std::swap(order_[i - 1], order_[uniformBelow(bits, static_cast<std::uint32_t>(i))]);
    }
    epoch_ = epoch;
}

void ShuffledBatches::fill(std::int64_t epoch, int index, Batch& batch) {
    assert(index >= 0 && index < batchCount());
    shuffleFor(epoch);
    fillBatch(*data_, order_.data() + std::int64_t{index} * batch_, countIn(data_->size(), batch_, index), sample_,
              batch);
}

}  // namespace fovea
