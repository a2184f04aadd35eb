// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "core/tensor/image_view.h"

namespace fovea::test {

/// Images in memory of their own that begin as zeros. Around each row and image, and in the 64 bytes behind the last
/// one, which are readable as in a network's arena, lie signs that must stay and that must not show in any result.
class GuardedImages {
public:
    GuardedImages(Shape shape, int count, int margin)
        : shape_(shape),
          count_(count),
          margin_(margin),
          rowStride_((shape.width + 2 * std::ptrdiff_t{margin}) * shape.channels),
          imageStride_(rowStride_ * (shape.height + 2 * margin)),
          memory_(static_cast<std::size_t>(imageStride_ * count) + slack, sign) {
        write(std::vector<float>(static_cast<std::size_t>(shape.size() * count), 0.0F));
    }

    ImageView images(int first, int count) {
        float* data =
            memory_.data() + first * imageStride_ + margin_ * rowStride_ + std::ptrdiff_t{margin_} * shape_.channels;
        return {data, count, shape_, rowStride_, imageStride_};
    }
    ImageView view() { return images(0, count_); }

    void write(const std::vector<float>& values) {
        auto value = values.begin();
        forEachRow([&](float* row, std::ptrdiff_t size) {
            std::copy_n(value, size, row);
            value += size;
        });
    }
    std::vector<float> read() {
        std::vector<float> values;
        forEachRow([&](float* row, std::ptrdiff_t size) { values.insert(values.end(), row, row + size); });
        return values;
    }
    /// What lies around and behind is untouched.
    bool isGuarded() {
        std::vector<float> outside = memory_;
        const float* start = memory_.data();
        forEachRow([&](float* row, std::ptrdiff_t size) { std::fill_n(outside.begin() + (row - start), size, sign); });
        return std::ranges::all_of(outside, [](float value) { return value == sign; });
    }

private:
    static constexpr std::ptrdiff_t slack = 16;
    static constexpr float sign = -77.25F;

    template <class Body>
    void forEachRow(const Body& body) {
        const ImageView all = view();
        for (int n = 0; n < count_; ++n)
            for (int y = 0; y < shape_.height; ++y)
                body(all.pixel(n, y, 0), std::ptrdiff_t{shape_.width} * shape_.channels);
    }

    Shape shape_;
    int count_;
    int margin_;
    std::ptrdiff_t rowStride_;
    std::ptrdiff_t imageStride_;
    std::vector<float> memory_;
};

}  // namespace fovea::test
