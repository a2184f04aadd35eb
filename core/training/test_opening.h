// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace fovea {

/// Once that a network was tried on the test images. Whoever chooses by what they say has chosen by them, so that they
/// are counted.
struct TestOpening {
    int run = 1;              ///< the run's number
    std::int64_t step = 0;    ///< finished steps
    std::int64_t images = 0;  ///< that it was tried on
    double accuracy = 0;      ///< in [0, 1]
    friend bool operator==(const TestOpening&, const TestOpening&) = default;
};

}  // namespace fovea
