// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace fovea {

/// What weights are drawn from that are drawn at all; biases, scales, shifts and statistics are as ever.
enum class Initialisation {
    Usual,   ///< what the layer behind asks for: He's, LeCun's or Xavier's; see initialWeights()
    He,      ///< normal, √(2 / fan-in)
    Xavier,  ///< uniform, ±√(6 / (fan-in + fan-out))
    Zero,    ///< 0: all units of a layer are the same and stay so
    Small,   ///< normal, 0.01, whatever the layer's size
    /// A convolution's first filters, as many as it has input channels (in each group), hand one channel on each: 1 in the
    /// middle of the kernel, else 0. Its other filters, and other layers, are as usual (as airbench has it, Jordan, 2024;
    /// torch.nn.init.dirac_ leaves those at 0).
    Dirac,
};

struct InitialisationRow {
    Initialisation kind{};
    std::string_view name;  ///< "he": in files and on the command line
};
/// In the order in which people are offered them, Usual ("usual") first.
std::span<const InitialisationRow> initialisations();
std::string_view nameOf(Initialisation kind);
std::optional<Initialisation> initialisationNamed(std::string_view name);

}  // namespace fovea
