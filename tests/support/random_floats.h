// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/tensor/random.h"

namespace fovea::test {

/// Numbers between −1 and 1.
inline std::vector<float> randomFloats(RandomStream& random, std::size_t count) {
    std::vector<float> values(count);
    for (float& value : values) value = static_cast<float>(random.uniform(-1, 1));
    return values;
}

}  // namespace fovea::test
