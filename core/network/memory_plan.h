// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/network/network_plan.h"

namespace fovea {

/// Decides where each output, gradient and memory of a schedule lies. With `keepAll`, each has a place of its
/// own for the whole batch.
PlannedProgram planMemory(const Graph& graph, Schedule schedule, int batch, int imagesPerChunk, bool keepAll);

/// A multiple of 64 bytes, or the largest number.
std::uint64_t alignedBytes(std::uint64_t bytes);

}  // namespace fovea
