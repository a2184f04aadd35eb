// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/layers/layer_spec.h"
#include "core/tensor/random.h"

namespace fovea::test {

/// A layer with shapes that fit it.
struct LayerCase {
    LayerSpec spec;
    std::vector<Shape> inputs;
    Shape output;
    int batch = 1;
};

/// How large the drawn cases may become.
struct CaseLimits {
    int side = 12;
    int channels = 33;
    int batch = 5;
};

/// Custom sides lie in [0, kernel + more).
Padding randomPadding(RandomStream& random, Extent kernel, int more = 0);

Extent randomExtent(RandomStream& random, int largest);

Conv2dSpec randomConv2d(RandomStream& random, const CaseLimits& limits, Shape& input);

template <class Spec>
Spec randomPool(RandomStream& random) {
    Spec spec;
    spec.kernel = randomExtent(random, 4);
    spec.stride = randomExtent(random, 4);
    spec.padding = randomPadding(random, spec.kernel);
    spec.rounding = Rounding::Floor;
    return spec;
}

LayerSpec randomSpec(std::string_view kind, RandomStream& random, const CaseLimits& limits, std::vector<Shape>& inputs);

/// Every kind but the input.
std::vector<std::string_view> layerKinds();

/// The seed-th case of a kind: draws until one fits.
LayerCase randomCase(std::string_view kind, int seed, const CaseLimits& limits);

std::string describe(const LayerCase& layer, int seed);

std::size_t weightCount(const LayerCase& layer);

std::size_t biasCount(const LayerCase& layer);

/// Random numbers for a layer. They stay away from the kinks of ReLUs, and no two values that
/// a maximum may have to choose between are close.
struct LayerValues {
    std::vector<std::vector<float>> inputs;
    std::vector<float> weight;
    std::vector<float> bias;
    std::vector<float> outputGradient;
};

LayerValues randomValues(const LayerCase& layer, int seed);

}  // namespace fovea::test
