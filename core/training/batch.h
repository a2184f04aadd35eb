// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/error.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/network/pixels.h"
#include "core/tensor/shape.h"

namespace fovea {

/// Some labelled images, as a network takes them.
struct Batch {
    Shape shape;
    int count = 0;
    /// count × H × W × C values in [0, 1], channels fastest, RGB order. Standardising is the network's part.
    std::vector<float> pixels;
    /// Instead of `pixels`, if there are any: where each image's H × W × C bytes lie, of which 255 stands for 1. Valid
    /// as long as the source lives and until it fills this batch anew.
    std::vector<const std::uint8_t*> images;
    std::vector<std::uint8_t> bytes;  ///< what `images` point at where the source has no memory to point at
    /// count class numbers, from 0.
    std::vector<int> labels;
    /// Where some images are mixtures of two: count second labels with their shares, of which 0 is none. Else empty.
    std::vector<SecondLabel> seconds;
    /// count indices into the data set that the batch was drawn from.
    std::vector<std::int64_t> samples;

    Batch() = default;
    Batch(Batch&&) = default;
    Batch& operator=(Batch&&) = default;
    Batch(const Batch&) = delete;  // `images` would point at the other's bytes
    Batch& operator=(const Batch&) = delete;

    Pixels view() const { return images.empty() ? Pixels(pixels) : Pixels(images); }
};

/// Where a Trainer gets its images. What `fill` writes is a function of (source, epoch, index) alone, so that a
/// resumed run sees the same images in the same order, and that it does not matter which thread fills which batch.
///
/// A view wraps another source and changes what it gives. One that augments draws from (seed, RandomPurpose::Augment,
/// epoch, batch.samples[i]), writes its images to `bytes` and is costly; prefetching wraps it like any other.
class BatchSource {
public:
    virtual ~BatchSource() = default;

    virtual Shape shape() const = 0;
    virtual std::int64_t sampleCount() const = 0;
    /// Largest `count` that `fill` gives.
    virtual int batchSize() const = 0;
    /// Batches an epoch; only the last may be smaller than batchSize().
    virtual int batchCount() const = 0;
    /// Writes batch `index` (0 ≤ index < batchCount()) of `epoch` (from 0); may be called from several threads at
    /// once. On an error, which names the file, `batch` holds nothing of use; asking again tries again.
    virtual Result<void> fill(std::int64_t epoch, int index, Batch& batch) = 0;
    /// True where `fill` reads, decodes or computes, so that prefetching pays; false where it says no more than where
    /// images lie in memory.
    virtual bool isCostly() const = 0;
};

}  // namespace fovea
