// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/network/initialisation.h"
#include "core/network/network_spec.h"

namespace fovea {

/// Parameter tensors start at multiples of so many floats.
inline constexpr std::size_t parameterAlignment = 16;

/// One tensor of a layer inside the flat store.
struct ParameterTensor {
    NodeId node;
    ParameterRole role{};
    /// Engine's order: conv2d weight {kernel h, kernel w, input channels / groups, filters};
    /// dense weight {inputs, units} with inputs in H,W,C order; others {n}.
    std::vector<int> dims;
    std::size_t offset = 0;  ///< first value in Weights::values
    std::size_t count = 0;
    friend bool operator==(const ParameterTensor&, const ParameterTensor&) = default;
};

/// Where each tensor of a network lies: first everything trained, in topological order, then the
/// running statistics. Tensors start at multiples of parameterAlignment; the gaps hold zeros.
struct ParameterLayout {
    std::vector<ParameterTensor> parameters;
    std::size_t trainedCount = 0;  ///< values [0, trainedCount) are trained
    std::size_t totalCount = 0;
    const ParameterTensor* find(NodeId node, ParameterRole role) const;
    friend bool operator==(const ParameterLayout&, const ParameterLayout&) = default;
};
/// Requires a sound spec.
std::shared_ptr<const ParameterLayout> parameterLayout(const NetworkSpec& spec);

/// All numbers of a network, as a value: copying it is taking a snapshot.
struct Weights {
    std::shared_ptr<const ParameterLayout> layout;
    std::vector<float> values;

    /// Empty where the node has no such tensor.
    std::span<const float> view(NodeId node, ParameterRole role) const;
    std::span<float> view(NodeId node, ParameterRole role);
};

/// He's normal initialisation (√(2 / fan-in); He et al., 2015) for layers that feed a ReLU, Xavier's uniform
/// (±√(6 / (fan-in + fan-out)); Glorot & Bengio, 2010) otherwise; biases 0, batch norm 1 and 0, running statistics 0 and 1.
/// Another initialisation takes the place of He's and Xavier's. A function of (spec, seed, initialisation) alone.
Weights initialWeights(const NetworkSpec& spec, std::uint64_t seed,
                       Initialisation initialisation = Initialisation::Usual);

/// Copies what fits (same node id, role and dims) from `from` to `to`; gives the number of tensors copied.
int transferWeights(const Weights& from, Weights& to);

/// Weights for a network that may have been trained in part: `trained` itself where it is in the network's layout, else
/// initial weights that take over what fits (see transferWeights). `trained` may be null. Requires a sound spec.
/// Errors: OutOfMemory, before anything large is allocated.
Result<std::shared_ptr<const Weights>> weightsFor(const NetworkSpec& spec, std::uint64_t seed,
                                                  const std::shared_ptr<const Weights>& trained,
                                                  Initialisation initialisation = Initialisation::Usual);

/// How pixels in [0, 1] become the numbers that the first layer sees: (x − mean) / deviation, per channel.
struct Preprocessing {
    std::vector<float> mean;
    std::vector<float> deviation;
    friend bool operator==(const Preprocessing&, const Preprocessing&) = default;
    static Preprocessing none(int channels) {
        return {std::vector<float>(static_cast<std::size_t>(channels), 0.0F),
                std::vector<float>(static_cast<std::size_t>(channels), 1.0F)};
    }
};

/// A network that can be used: what it is, its numbers, what goes in and what comes out. Copies share the weights.
struct Model {
    NetworkSpec spec;
    std::shared_ptr<const Weights> weights;  ///< in the layout of spec; null where the network is only counted
    Preprocessing preprocessing;
    std::vector<std::string> classNames;
};

}  // namespace fovea
