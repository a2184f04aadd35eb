// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/statistics.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace fovea {

Result<Preprocessing> computePreprocessing(const Dataset& data, std::stop_token stop, DatasetProgress progress) {
    const auto channels = static_cast<std::size_t>(data.shape().channels);
    auto result = Preprocessing::none(data.shape().channels);
    if (data.size() == 0) return result;
    // 2^64 / 255² leaves room for 2.8e14 pixels.
    std::vector<std::uint64_t> sum(channels);
    std::vector<std::uint64_t> squares(channels);
    Sample sample;
    for (std::int64_t i = 0; i < data.size(); ++i) {
        if (i % statisticsBlock == 0) {
            if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
            progress(i, data.size());
        }
        if (auto got = data.get(i, sample); !got) return got.error();
        for (std::size_t p = 0; p < sample.pixels.size(); p += channels) {
            for (std::size_t c = 0; c < channels; ++c) {
                const std::uint32_t value = sample.pixels[p + c];
                sum[c] += value;
                squares[c] += value * value;
            }
        }
    }
    progress(data.size(), data.size());
    const double count = static_cast<double>(data.size()) * data.shape().height * data.shape().width;
    for (std::size_t c = 0; c < channels; ++c) {
        const double mean = static_cast<double>(sum[c]) / count;
        const double variance = static_cast<double>(squares[c]) / count - mean * mean;
        result.mean[c] = static_cast<float>(mean / 255.0);
        if (variance > 1e-6) result.deviation[c] = static_cast<float>(std::sqrt(variance) / 255.0);
    }
    return result;
}

}  // namespace fovea
