// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/first_activations.h"

#include <cmath>
#include <memory>
#include <utility>
#include <variant>

#include "core/network/network.h"
#include "core/parallel/workers.h"
#include "core/tensor/random.h"

namespace fovea {

namespace {

constexpr int noiseImages = 8;

FirstActivation spreadOf(NodeId node, const ConstImageView& values) {
    const auto rowLength = static_cast<std::ptrdiff_t>(values.shape.width) * values.shape.channels;
    double sum = 0;
    double squares = 0;
    for (int image = 0; image < values.count; ++image)
        for (int row = 0; row < values.shape.height; ++row) {
            const float* first = values.data + image * values.imageStride + row * values.rowStride;
            for (std::ptrdiff_t i = 0; i < rowLength; ++i) {
                sum += double{first[i]};
                squares += double{first[i]} * double{first[i]};
            }
        }
    const double count = static_cast<double>(values.count) * static_cast<double>(values.shape.size());
    const double mean = sum / count;
    const double variance = squares / count - mean * mean;
    // Rounding may take it below 0; where values are beyond all bounds it is no number, and goes on as such.
    return {node, mean, variance < 0 ? 0.0 : std::sqrt(variance)};
}

}  // namespace

Result<std::vector<FirstActivation>> firstActivations(const NetworkSpec& spec, Initialisation initialisation,
                                                      std::uint64_t seed) {
    auto network = Network::create(spec, noiseImages, Purpose::Inspection, std::make_shared<Workers>());
    if (!network) return network.error();
    (*network)->setWeights(initialWeights(spec, seed, initialisation));
    const Shape input = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    std::vector<float> pixels(static_cast<std::size_t>(input.size()) * noiseImages);
    RandomStream random(seed, RandomPurpose::Analysis, 0);
    for (float& pixel : pixels) pixel = static_cast<float>(random.normal());
    (*network)->forward(pixels, noiseImages, Mode::Training, seed);
    std::vector<FirstActivation> spreads;
    for (const NodeId node : spec.topologicalOrder()) spreads.push_back(spreadOf(node, (*network)->activation(node)));
    return spreads;
}

}  // namespace fovea
