// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fovea {

/// A view of the pixels of some images, each H × W × C values, channels fastest: either numbers in [0, 1], one image
/// behind the other, or each image's bytes, wherever they lie, of which 255 stands for 1. Bytes are a quarter of what
/// a core has to read, and a data set in memory need not be copied.
class Pixels {
public:
    Pixels() = default;
    template <class Numbers>
    requires std::convertible_to<const Numbers&, std::span<const float>> Pixels(const Numbers& numbers)  // NOLINT
        : numbers_(numbers) {}
    Pixels(std::span<const std::uint8_t* const> images) : images_(images) {}  // NOLINT: as the other

    bool areBytes() const { return !images_.empty(); }
    std::span<const float> numbers() const { return numbers_; }
    std::span<const std::uint8_t* const> images() const { return images_; }
    /// True of `count` images of `size` values.
    bool hold(std::size_t count, std::size_t size) const {
        return areBytes() ? images_.size() == count : numbers_.size() == count * size;
    }
    /// Images [first, first + count) of those that have `size` values each.
    Pixels part(std::size_t first, std::size_t count, std::size_t size) const {
        return areBytes() ? Pixels(images_.subspan(first, count))
                          : Pixels(numbers_.subspan(first * size, count * size));
    }

private:
    std::span<const float> numbers_;
    std::span<const std::uint8_t* const> images_;
};

/// Pixels of one's own.
class KeptPixels {
public:
    void keep(const Pixels& pixels, std::size_t size) {
        numbers_.assign(pixels.numbers().begin(), pixels.numbers().end());
        bytes_.clear();
        for (const std::uint8_t* image : pixels.images()) bytes_.insert(bytes_.end(), image, image + size);
        images_.clear();
        for (std::size_t first = 0; first < bytes_.size(); first += size) images_.push_back(bytes_.data() + first);
    }
    Pixels view() const { return images_.empty() ? Pixels(numbers_) : Pixels(images_); }

private:
    std::vector<float> numbers_;
    std::vector<std::uint8_t> bytes_;
    std::vector<const std::uint8_t*> images_;
};

}  // namespace fovea
