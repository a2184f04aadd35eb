// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/error.h"
#include "core/speed/repeat.h"

namespace fovea {

/// As the system names it: "AMD EPYC"; empty where it doesn't tell.
std::string processorName();
/// The instruction set that this engine was built for and runs on: "baseline", "x86-64-v3" or "x86-64-v4".
std::string instructionSet();

/// What the processor can do, in 10⁹ floating-point operations a second, all threads together.
struct ComputerSpeed {
    double fma = 0;   ///< multiply-adds in registers with the instruction set in use: the ceiling of everything
    double gemm = 0;  ///< Eigen's product of 512 × 512 matrices
    /// 3×3 convolutions of 64 to 64 maps of 32 × 32, as the engine runs them, counted as if each weight
    /// were multiplied. Methods that save multiplications exceed the ceiling.
    double convolution = 0;
};

/// Errors: OutOfMemory, Cancelled.
Result<ComputerSpeed> measureComputer(int threads, const Patience& patience);

}  // namespace fovea
