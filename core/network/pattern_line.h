// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/network/network_spec.h"

namespace fovea {

/// Why a pattern line is no network.
enum class PatternFault {
    UnknownLayer,    ///< a word that names no layer
    InputFirst,      ///< the first layer is INPUT, and no other is
    DenseLast,       ///< the last layer is FC, which gives the class scores
    ArrowMissing,    ///< two layers without -> between them
    LayerMissing,    ///< an arrow or a bracket with nothing where a layer should stand
    BracketOpen,     ///< a [ without its ]
    BracketClosed,   ///< a ] without its [
    CountMissing,    ///< no number from 0 to 99 behind *
    ConvAfterDense,  ///< FC makes a vector, on which CONV and POOL can't work
    TooMany          ///< more than 1000 layers
};

/// Where it stands, in bytes from the start: [first, end).
struct PatternProblem {
    PatternFault fault = PatternFault::UnknownLayer;
    std::size_t first = 0;
    std::size_t end = 0;
    friend bool operator==(const PatternProblem&, const PatternProblem&) = default;
};

/// What a pattern leaves open. The last of the widths repeats.
struct PatternWidths {
    std::vector<int> filters{32, 64, 128};  ///< of the convolutions of each stage; a stage ends with POOL
    std::vector<int> units{256};            ///< of the dense layers but for the last, which has one for each class
    friend bool operator==(const PatternWidths&, const PatternWidths&) = default;
};

/// A network as Stanford's CS231n writes it down: INPUT->[[CONV->RELU]*2->POOL]*3->[FC->RELU]*1->FC. CONV is 3×3, padded by
/// 1; POOL the maximum of 2×2 with stride 2, as is "POOL?"; NORM batch norm, DROPOUT drops half; "^2" is "*2", and
/// a flatten stands before the first FC. Case and blanks do not matter. Layers get the free names of their kind.
std::variant<NetworkSpec, PatternProblem> networkOfPattern(std::string_view pattern, Shape input, int classes,
                                                           const PatternWidths& widths = {});
/// True for a text that is meant as a pattern: it has an arrow.
bool looksLikePattern(std::string_view text);

}  // namespace fovea
