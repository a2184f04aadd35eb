// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/network/network.h"
#include "core/training/batch.h"

namespace fovea {

/// Shares of values by the power of two in their magnitude: part i holds 2^(i − 26) ≤ |x| < 2^(i − 25). What is smaller
/// lies in the first part, what is larger in the last; zeros lie in none, so that the shares may sum up to less than 1.
inline constexpr int magnitudeParts = 32;
inline constexpr int smallestMagnitudePower = -26;
using MagnitudeShares = std::array<float, magnitudeParts>;
MagnitudeShares magnitudeShares(std::span<const float> values);

/// One layer at one step. Norms are Euclidean and of the layer's weights without its bias.
struct LayerReading {
    double gradientNorm = 0;  ///< ‖∂L/∂w‖ of the step's batch, before clipping
    double weightNorm = 0;    ///< ‖w‖ before the step
    double updateRatio = 0;   ///< ‖Δw‖ / ‖w‖ of the step: momentum, decay and schedule included; 0 where ‖w‖ is 0
    int units = 0;            ///< of the ReLU, sigmoid or tanh that the layer feeds; 0: it feeds none
    int dead = 0;             ///< channels of a ReLU that gave 0 everywhere, in every image looked at
    double atRest = 0;        ///< share of values at 0 (ReLU), or within 1 % of an end of the range (sigmoid, tanh)
    MagnitudeShares gradients{}, weights{}, activations{};
    friend bool operator==(const LayerReading&, const LayerReading&) = default;
};

struct MicroscopeSample {
    std::int64_t step = 0;  ///< finished steps
    double loss = 0;        ///< of the step's batch
    std::vector<LayerReading> layers;
    friend bool operator==(const MicroscopeSample&, const MicroscopeSample&) = default;
};

/// A layer with a weight of two dimensions or more, in topological order.
struct MicroscopeLayer {
    NodeId node{};
    std::string name;
    std::vector<int> dims;  ///< of the weight, in the engine's order
    bool frozen = false;
    friend bool operator==(const MicroscopeLayer&, const MicroscopeLayer&) = default;
};

struct MicroscopeSeries {
    std::vector<MicroscopeLayer> layers;
    std::int64_t stride = 0;                                       ///< steps from one sample to the next
    std::vector<std::shared_ptr<const MicroscopeSample>> samples;  ///< by step; each has as many readings as layers
};

/// Statistics of every layer while a network is trained, read between two steps: no bit of the training depends on
/// it. Call look() after each step. At every `stride`-th step it reads gradients and weights, and sends the first
/// `images` of the step's batch through a network of its own, as training does but with the weights after the step.
/// Where there are more than `mostSamples`, every other one is dropped and the stride doubles.
class Microscope {
public:
    static constexpr std::int64_t usualStride = 40;
    static constexpr std::size_t usualSamples = 240;
    static constexpr int usualImages = 16;

    explicit Microscope(std::int64_t stride = usualStride, std::size_t mostSamples = usualSamples,
                        int images = usualImages);

    /// `step`: finished steps. A step that is not behind the last sample (after a rewind) drops what came at it and
    /// later. `network` is one for training; true where there is a new sample.
    bool look(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step, double loss);
    /// Before a pause in looking: the next update is measured from its own step only.
    void rest() { copiedAt_ = -1; }
    const MicroscopeSeries& series() const { return series_; }

private:
    struct Watched {
        NodeId node{};
        enum class Kind { Other, Relu, Sigmoid, Tanh } kind = Kind::Other;
    };
    void begin(const Network& network);
    MicroscopeSample read(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step);
    void readActivations(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step,
                         MicroscopeSample& sample);

    std::int64_t firstStride_;
    std::size_t mostSamples_;
    int images_;
    MicroscopeSeries series_;
    std::shared_ptr<const ParameterLayout> layout_;
    std::vector<Watched> watched_;    ///< as many as layers
    std::unique_ptr<Network> replay_;  ///< null: no memory for it, hence no activations
    std::vector<float> before_;       ///< trained weights at copiedAt_
    std::int64_t copiedAt_ = -1;
};

}  // namespace fovea
