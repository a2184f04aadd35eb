// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace fovea {

/// `count` points of `width` numbers each, one after the other.
struct PointsView {
    const float* values = nullptr;
    std::int64_t count = 0;
    int width = 0;

    std::span<const float> operator[](std::int64_t point) const {
        return {values + point * width, static_cast<std::size_t>(width)};
    }
};

}  // namespace fovea
