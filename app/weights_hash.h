// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/network/weights.h"

namespace fovea {

/// SHA-256, in small hexadecimal letters, of a network's weights: the bytes of its tensors as a project file
/// holds them (little-endian float32, in PyTorch's order), one behind the other by their names. What any
/// reader of the file can compute.
QString weightsHash(const NetworkSpec& spec, const Weights& weights);

}  // namespace fovea
