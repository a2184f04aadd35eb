// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// product (+)= a · b, value by value; a or b may be N×1×1×C and then stands for every pixel.
void multiplyValues(const ConstImageView& a, const ConstImageView& b, const ImageView& product, bool accumulate,
                    Workers& workers);

/// sums (+)= Σ a · b over the pixels; a and b N×H×W×C, sums N×1×1×C. Adds up in double, row by row.
void sumProducts(const ConstImageView& a, const ConstImageView& b, const ImageView& sums, bool accumulate,
                 Workers& workers);

}  // namespace fovea::kernels
