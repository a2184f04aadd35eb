// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/preprocessor.h"

namespace fovea {

namespace {

constexpr std::size_t cacheLine = 64;
void fetchAhead([[maybe_unused]] const void* address) {
#if defined(__GNUC__)
    __builtin_prefetch(address);
#endif
}

std::vector<float> repeated(const std::vector<float>& values, int times) {
    std::vector<float> row;
    for (int i = 0; i < times; ++i) row.insert(row.end(), values.begin(), values.end());
    return row;
}

}  // namespace

Preprocessor::Preprocessor(const PreprocessingFactors& factors, int width)
    : mean_(repeated(factors.mean, width)), inverseDeviation_(repeated(factors.inverseDeviation, width)) {
    for (std::size_t i = 0; i < mean_.size(); ++i) {
        byteFactor_.push_back(inverseDeviation_[i] / 255.0F);
        byteSummand_.push_back(-mean_[i] * inverseDeviation_[i]);
    }
}

void Preprocessor::apply(const Pixels& pixels, int first, int count, const ImageView& output) const {
    if (pixels.areBytes())
        applyToBytes(pixels, first, count, output);
    else
        applyToNumbers(pixels, first, output);
}

void Preprocessor::applyToBytes(const Pixels& pixels, int first, int count, const ImageView& output) const {
    const std::size_t values = mean_.size();
    const auto images = pixels.images();
    float* to = output.data;
    for (int n = first; n < first + output.count; ++n) {
        const std::uint8_t* from = images[static_cast<std::size_t>(n)];
        // The next image lies anywhere in a data set, far from any cache.
        const std::uint8_t* next = n + 1 < count ? images[static_cast<std::size_t>(n) + 1] : from;
        for (int row = 0; row < output.shape.height; ++row, from += values, next += values, to += values) {
            for (std::size_t i = 0; i < values; i += cacheLine) fetchAhead(next + i);
#pragma GCC ivdep
            for (std::size_t i = 0; i < values; ++i)
                to[i] = static_cast<float>(from[i]) * byteFactor_[i] + byteSummand_[i];
        }
    }
}

void Preprocessor::applyToNumbers(const Pixels& pixels, int first, const ImageView& output) const {
    const std::size_t values = mean_.size();
    const float* from = pixels.numbers().data() + first * output.shape.size();
    float* to = output.data;
    const std::int64_t rows = std::int64_t{output.shape.height} * output.count;
    for (std::int64_t row = 0; row < rows; ++row, from += values, to += values)
        for (std::size_t i = 0; i < values; ++i) to[i] = (from[i] - mean_[i]) * inverseDeviation_[i];
}

}  // namespace fovea
