// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace fovea {

/// Shape of one image or of one stack of feature maps. A vector of n numbers is {1, 1, n}.
struct Shape {
    int height = 1;
    int width = 1;
    int channels = 1;

    /// Number of values, height × width × channels; 64 bits hold the product of three positive
    /// ints that passed shape inference (it refuses more than 2^31 - 1 values).
    std::int64_t size() const { return std::int64_t{height} * width * channels; }
    bool isVector() const { return height == 1 && width == 1; }
    friend auto operator<=>(const Shape&, const Shape&) = default;
};

/// A pair for the two directions of a window: rows first, as in H×W.
struct Extent {
    int height = 1;
    int width = 1;
    friend auto operator<=>(const Extent&, const Extent&) = default;
};

}  // namespace fovea
