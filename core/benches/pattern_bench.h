// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/benches/bench_kind.h"
#include "core/network/pattern_line.h"

namespace fovea {

/// A network as a pattern line writes it, or one of VGG's (Simonyan & Zisserman 2015, table 1), counted layer by layer; and a
/// stack of 3×3 convolutions beside the one large kernel that sees as much.
/// Fields: network (pattern | A | A-LRN | B | C | D | E), pattern (a text, see core/network/pattern_line.h), filters and units (a
/// row each: of the stages, of the dense layers), side, channels and classes of what the pattern's network is for (VGG's are for
/// 224×224×3 and 1000), stack (how many 3×3), width (channels of each), layer (which one is looked at).
/// Readings: rows (a row for each convolution, pool and dense layer: kind, window, height, width, channels, parameters, MACs,
/// place in the network), layers (of the network; input and flatten are not counted), parameters, macs, megabytes (of the weights,
/// 10⁶ bytes, float32), values_megabytes (of all layers' outputs for one picture), conv_parameters, dense_parameters,
/// first_dense (parameters); vgg (a row for each of A … E: parameters, parameters in whole millions, the slide's millions, MACs);
/// stack_field, stack_weights, one_weights (no biases), shape (height, width, channels in the network's last map), last.
const BenchKind& patternBench();

/// Kinds of a row of `rows`.
enum class PatternRow {
    Convolution = 1,
    Pool = 2,
    Dense = 3,
    Table = 4,        ///< a convolution wired by a table
    Subsampling = 5,  ///< with a trained coefficient and bias
    Norm = 6,
    Codes = 7
};
/// Why a text is no pattern.
std::optional<PatternProblem> patternProblem(const std::string& pattern);

}  // namespace fovea
