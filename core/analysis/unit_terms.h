// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/layers/layer_spec.h"
#include "core/network/weights.h"
#include "core/tensor/image_view.h"

namespace fovea {

/// How one output of a layer comes about in inference: the numbers that go in, from the very tensors that the
/// network used, and what they make.
struct UnitTerms {
    enum class Rule {
        Sum,      ///< Σ factor · value, and the bias
        Mean,     ///< of the values
        Maximum,  ///< of the values
        Copy,     ///< of the one value
        Function  ///< which the layer's header states, of the values
    };
    struct Term {
        int input = 0;  ///< which of the layer's inputs
        int y = 0, x = 0, channel = 0;
        float value = 0;         ///< the input there; 0 in the padding
        float factor = 1;        ///< the weight that it is multiplied by
        bool isPadding = false;  ///< (y, x) lies outside the input
        friend bool operator==(const Term&, const Term&) = default;
    };
    Rule rule = Rule::Copy;
    std::vector<Term> terms;
    /// Of a convolution: the kernel, whose cells `terms` are, row by row with channels fastest. 0 × 0 otherwise.
    Extent window{0, 0};
    std::optional<double> bias;
    double total = 0;  ///< what the rule makes of the terms, in double

    /// How many channels a convolution's window is deep.
    int windowChannels() const {
        const int cells = window.height * window.width;
        return cells > 0 ? static_cast<int>(terms.size()) / cells : 0;
    }
    friend bool operator==(const UnitTerms&, const UnitTerms&) = default;
};

/// Σ factor · value of each channel that a convolution's window holds.
std::vector<double> channelSums(const UnitTerms& unit);

/// A layer's numbers by role, in the engine's order; empty where the kind has none.
struct UnitParameters {
    std::span<const float> weight;
    std::span<const float> bias;
    std::span<const float> runningMean;
    std::span<const float> runningVariance;
};
UnitParameters unitParameters(const Weights& weights, NodeId node);

/// Output (y, x, channel) of image 0. nullopt where the inputs don't fit the layer, the unit lies outside its
/// output, or the layer has none (the input).
std::optional<UnitTerms> unitTerms(const LayerSpec& layer, std::span<const ConstImageView> inputs,
                                   const UnitParameters& parameters, int y, int x, int channel);

/// An input node's unit: the pixel, in [0, 1], less the mean and divided by the standard deviation of its channel.
UnitTerms pixelTerms(const Preprocessing& preprocessing, float pixel, int y, int x, int channel);

}  // namespace fovea
