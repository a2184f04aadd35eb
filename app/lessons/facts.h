// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench.h"
#include "core/lessons/condition.h"

namespace fovea {

struct NetworkSpec;

/// A bench's fields and readings.
Facts benchFacts(const Bench& bench);

/// sound (1 or 0), layers (without the input), parameters, macs, the number of layers of each kind under its name in files
/// ("conv2d", 0 where there is none), and, where it is sound, output_height, output_width, output_channels, and
/// receptive_field and jump of the last layer that has them.
Facts networkFacts(const NetworkSpec& spec);

}  // namespace fovea
