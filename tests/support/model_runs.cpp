// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_runs.h"

namespace fovea::sample {

std::vector<float> logitsOf(const Model& model, const std::vector<float>& pixels, int count) {
    auto network = Network::create(model.spec, count, Purpose::Inference, std::make_shared<Workers>(1));
    if (!network) return {};
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    (*network)->forward(pixels, count, Mode::Inference);
    const auto logits = (*network)->logits();
    return {logits.begin(), logits.end()};
}

std::vector<float> channelsFirst(const std::vector<float>& pixels, int count, Shape shape) {
    const std::size_t area = static_cast<std::size_t>(shape.height) * static_cast<std::size_t>(shape.width);
    const auto channels = static_cast<std::size_t>(shape.channels);
    std::vector<float> planes;
    planes.reserve(pixels.size());
    for (std::size_t n = 0; n < static_cast<std::size_t>(count); ++n)
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t pixel = 0; pixel < area; ++pixel)
                planes.push_back(pixels[(n * area + pixel) * channels + c]);
    return planes;
}

std::vector<float> channelsLast(const std::vector<float>& planes, int count, Shape shape) {
    const std::size_t area = static_cast<std::size_t>(shape.height) * static_cast<std::size_t>(shape.width);
    const auto channels = static_cast<std::size_t>(shape.channels);
    std::vector<float> pixels;
    pixels.reserve(planes.size());
    for (std::size_t n = 0; n < static_cast<std::size_t>(count); ++n)
        for (std::size_t pixel = 0; pixel < area; ++pixel)
            for (std::size_t c = 0; c < channels; ++c) pixels.push_back(planes[(n * channels + c) * area + pixel]);
    return pixels;
}

}  // namespace fovea::sample
