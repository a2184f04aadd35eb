// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/network/catalogue.h"
#include "core/network/network_spec.h"
#include "core/network/weights.h"

namespace fovea::sample {

struct Sample {
    std::string name;
    NetworkSpec spec;
    /// False for what OpenCV 4.6 cannot read (a Gather of several values, a new shape of five axes), or gets wrong (the
    /// means that count padding).
    bool inOpenCv = true;
};

/// A chain of layers behind an input.
NetworkSpec chain(Shape input, const std::vector<LayerSpec>& layers);

/// conv → (conv → `join` ← first conv) → flatten → dense: two branches of maps that meet.
NetworkSpec joined(const LayerSpec& join, int branches);

/// Two vectors in different orders, a flattened map and a dense layer's, meet; a batch norm follows.
NetworkSpec joinedVectors(const LayerSpec& join);

/// conv → (global average → dense → sigmoid) × conv → flatten → dense: maps and a gate of their channels.
NetworkSpec gated();

/// One network for each layer kind and each of its settings that exports differently.
std::vector<Sample> everyKind();

std::vector<Sample> everyCatalogueNetwork();

/// Numbers that look random and are the same everywhere, in [low, high).
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_(seed * 2 + 1) {}
    float next(float low, float high) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return low + (high - low) * static_cast<float>(state_ >> 40) * 0x1p-24F;
    }
    std::vector<float> list(std::size_t count, float low, float high) {
        std::vector<float> values(count);
        for (float& value : values) value = next(low, high);
        return values;
    }

private:
    std::uint64_t state_;
};

/// Initial weights, but no bias, scale or statistic has its plain value, so that an exchanged one shows.
Weights unevenWeights(const NetworkSpec& spec, std::uint64_t seed);

Model modelFor(const NetworkSpec& spec, std::uint64_t seed);

}  // namespace fovea::sample
