// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "core/tensor/random.h"
#include "core/training/batch.h"

namespace fovea::test {

/// Noisy stripes whose direction and frequency tell the class: something that a small network can
/// learn, made without files. A function of (seed, epoch, index) alone.
class PatternSource : public BatchSource {
public:
    struct Settings {
        Shape shape{12, 12, 3};
        int classes = 4;
        int samples = 40;
        int batch = 8;
        std::uint64_t seed = 5;
    };
    explicit PatternSource(Settings settings) : settings_(settings) {}

    Shape shape() const override { return settings_.shape; }
    std::int64_t sampleCount() const override { return settings_.samples; }
    int batchSize() const override { return settings_.batch; }
    int batchCount() const override { return (settings_.samples + settings_.batch - 1) / settings_.batch; }

    bool isCostly() const override { return false; }

    /// The `count`-th batch that is asked for, from 0, and those after it can't be had; < 0: all can. Counts anew.
    void failAt(int count, const Error& error) {
        left_ = count < 0 ? std::numeric_limits<int>::max() : count;
        error_ = error;
    }

    Result<void> fill(std::int64_t epoch, int index, Batch& batch) override {
        if (left_ <= 0) return error_;
        --left_;
        const int first = index * settings_.batch;
        batch.shape = settings_.shape;
        batch.count = std::min(settings_.batch, settings_.samples - first);
        batch.pixels.resize(static_cast<std::size_t>(batch.count * settings_.shape.size()));
        batch.labels.resize(static_cast<std::size_t>(batch.count));
        batch.samples.resize(static_cast<std::size_t>(batch.count));
        float* pixel = batch.pixels.data();
        for (int i = 0; i < batch.count; ++i) {
            RandomStream random(settings_.seed, RandomPurpose::Test, epoch, first + i);
            const int label = random.below(settings_.classes);
            batch.labels[static_cast<std::size_t>(i)] = label;
            batch.samples[static_cast<std::size_t>(i)] = first + i;
            for (int y = 0; y < settings_.shape.height; ++y) {
                for (int x = 0; x < settings_.shape.width; ++x) {
                    const int phase = label % 2 == 0 ? x : y;
                    const bool bright = phase / (1 + label / 2) % 2 == 0;
                    for (int c = 0; c < settings_.shape.channels; ++c) {
                        *pixel++ = static_cast<float>((bright ? 0.6 : 0.2) + 0.2 * random.uniform());
                    }
                }
            }
        }
        return {};
    }

private:
    Settings settings_;
    int left_ = std::numeric_limits<int>::max();
    Error error_{ErrorCode::FileNotReadable};
};

/// A batch of a source that can't fail.
inline Batch batchOf(BatchSource& source, std::int64_t epoch, int index) {
    Batch batch;
    if (const auto filled = source.fill(epoch, index, batch); !filled) std::abort();
    return batch;
}

}  // namespace fovea::test
