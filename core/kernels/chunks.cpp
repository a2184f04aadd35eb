// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/chunks.h"

namespace fovea::kernels {

void addChunks(const float* partial, int pieces, std::ptrdiff_t values, float* target, Workers& workers) {
    constexpr std::ptrdiff_t slice = 4096;
    workers.forEach(static_cast<int>((values + slice - 1) / slice), [&](int i) {
        const std::ptrdiff_t first = i * slice;
        const std::ptrdiff_t last = std::min(values, first + slice);
        std::copy(partial + first, partial + last, target + first);
        for (int piece = 1; piece < pieces; ++piece) {
            const float* addend = partial + piece * values;
            for (std::ptrdiff_t k = first; k < last; ++k) target[k] += addend[k];
        }
    });
}

}  // namespace fovea::kernels
