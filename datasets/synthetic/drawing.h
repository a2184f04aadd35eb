// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace fovea {

/// Draws one image of a class (0 airplane … 9 truck) as 32×32 RGB bytes, varied in pose, size, colour, background,
/// light, occlusion and noise; a function of its arguments. Requires 3,072 bytes. Thread-safe.
void drawBuiltinImage(int label, std::uint64_t seed, int part, std::int64_t index, std::span<std::uint8_t> pixels);

}  // namespace fovea
