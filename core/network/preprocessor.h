// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/network/pixels.h"
#include "core/tensor/image_view.h"

namespace fovea {

/// How a pass makes numbers of pixels: (x − mean) · inverseDeviation, per channel.
struct PreprocessingFactors {
    std::vector<float> mean;
    std::vector<float> inverseDeviation;
};

class Preprocessor {
public:
    Preprocessor() = default;
    /// For images of `width` pixels a row.
    Preprocessor(const PreprocessingFactors& factors, int width);

    /// Images [first, first + output.count) of the `count` that `pixels` holds. Bytes stand for byte / 255.
    void apply(const Pixels& pixels, int first, int count, const ImageView& output) const;

private:
    void applyToBytes(const Pixels& pixels, int first, int count, const ImageView& output) const;
    void applyToNumbers(const Pixels& pixels, int first, const ImageView& output) const;

    // For each value of a row of pixels, since a loop over three channels fills no vector.
    std::vector<float> mean_;
    std::vector<float> inverseDeviation_;
    // For bytes: byte · factor + summand.
    std::vector<float> byteFactor_;
    std::vector<float> byteSummand_;
};

}  // namespace fovea
