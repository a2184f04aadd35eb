// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/fooling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "core/tensor/random.h"

namespace fovea {

namespace {

std::vector<float> scoresFor(Network& network, std::span<const float> pixels) {
    network.forward(pixels, 1, Mode::Inference);
    const auto scores = network.logits();
    return {scores.begin(), scores.end()};
}

std::vector<float> moved(std::span<const float> pixels, std::span<const float> direction, double epsilon) {
    std::vector<float> result(pixels.begin(), pixels.end());
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = static_cast<float>(std::clamp(double{result[i]} + epsilon * double{direction[i]}, 0.0, 1.0));
    return result;
}

double probabilityOf(std::span<const float> scores, int category) {
    const double largest = double{*std::ranges::max_element(scores)};
    double sum = 0;
    for (const float score : scores) sum += std::exp(double{score} - largest);
    return std::exp(double{scores[static_cast<std::size_t>(category)]} - largest) / sum;
}

Shape inputShape(const Network& network) {
    const NetworkSpec& spec = network.spec();
    return std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
}

/// `value(y, x, channel)` for each.
std::vector<float> painted(Shape shape, const std::function<double(int, int, int)>& value) {
    std::vector<float> pixels;
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x)
            for (int c = 0; c < shape.channels; ++c)
                pixels.push_back(static_cast<float>(std::clamp(value(y, x, c), 0.0, 1.0)));
    return pixels;
}

/// Whole pixels change places (Fisher & Yates).
std::vector<float> shuffled(std::span<const float> pixels, int channels, RandomStream random) {
    std::vector<float> result(pixels.begin(), pixels.end());
    const int count = static_cast<int>(pixels.size()) / channels;
    for (int i = count - 1; i > 0; --i) {
        const int j = random.below(i + 1);
        std::swap_ranges(result.begin() + std::ptrdiff_t{i} * channels,
                         result.begin() + std::ptrdiff_t{i + 1} * channels,
                         result.begin() + std::ptrdiff_t{j} * channels);
    }
    return result;
}

}  // namespace

std::vector<float> lossGradientDirection(Network& network, std::span<const float> pixels, int category) {
    const std::vector<float> scores = scoresFor(network, pixels);
    const auto own = static_cast<std::size_t>(category);
    double largest = -1e300;
    for (std::size_t c = 0; c < scores.size(); ++c)
        if (c != own) largest = std::max(largest, double{scores[c]});
    std::vector<double> others(scores.size(), 0.0);
    double sum = 0;
    for (std::size_t c = 0; c < scores.size(); ++c)
        if (c != own) sum += others[c] = std::exp(double{scores[c]} - largest);
    std::vector<float> gradient(scores.size(), 0.0F);
    for (std::size_t c = 0; c < scores.size(); ++c)
        gradient[c] = c == own ? (sum > 0 ? -1.0F : 0.0F) : static_cast<float>(others[c] / sum);
    network.backwardFrom(pixels, 1, *network.spec().outputNode(), gradient);
    return network.pixelGradient();
}

Result<Fooling> fool(Network& network, std::span<const float> pixels, const FoolingRequest& request,
                     const std::stop_token& stop) {
    if (!(request.epsilon >= 0 && request.epsilon <= 1))
        return Error{ErrorCode::OptionInvalid, {"--epsilon", request.epsilon, "0 … 1"}};
    if (request.towards && (*request.towards < 0 || *request.towards >= network.classCount()))
        return Error{ErrorCode::OptionInvalid,
                     {"--class", std::int64_t{*request.towards}, fmt::format("0 … {}", network.classCount() - 1)}};
    Fooling fooling;
    fooling.scores = scoresFor(network, pixels);
    fooling.before = static_cast<int>(std::ranges::max_element(fooling.scores) - fooling.scores.begin());
    // The loss of what is seen has to grow, that of what is to be seen to shrink.
    const float way = request.towards ? -1.0F : 1.0F;
    for (const float slope : lossGradientDirection(network, pixels, request.towards.value_or(fooling.before)))
        fooling.direction.push_back(slope > 0 ? way : slope < 0 ? -way : 0.0F);
    fooling.pixels = moved(pixels, fooling.direction, request.epsilon);
    fooling.fooledScores = scoresFor(network, fooling.pixels);
    for (int step = 0; step <= Fooling::sweepSteps; ++step) {
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled};
        const double epsilon = Fooling::sweepEnd * step / Fooling::sweepSteps;
        fooling.sweep.push_back(
            probabilityOf(scoresFor(network, moved(pixels, fooling.direction, epsilon)), fooling.before));
    }
    return fooling;
}

std::vector<NonsensePicture> nonsensePictures(Network& network, std::span<const float> pixels, std::uint64_t seed,
                                              const std::stop_token& stop) {
    const Shape shape = inputShape(network);
    RandomStream noise(seed, RandomPurpose::Analysis, 101);
    RandomStream grains(seed, RandomPurpose::Analysis, 102);
    const int square = std::max(1, std::min(shape.height, shape.width) / 4);
    std::vector<NonsensePicture> pictures;
    pictures.push_back({"noise", painted(shape, [&](int, int, int) { return noise.uniform(); }), {}});
    pictures.push_back({"static", painted(shape, [&](int, int, int) { return 0.5 + 0.15 * grains.normal(); }), {}});
    pictures.push_back({"grey", painted(shape, [](int, int, int) { return 0.5; }), {}});
    pictures.push_back(
        {"checkerboard",
         painted(shape, [&](int y, int x, int) { return (y / square + x / square) % 2 == 0 ? 1.0 : 0.0; }),
         {}});
    pictures.push_back({"stripes", painted(shape, [](int, int x, int) { return x / 2 % 2 == 0 ? 1.0 : 0.0; }), {}});
    pictures.push_back(
        {"shuffled", shuffled(pixels, shape.channels, RandomStream(seed, RandomPurpose::Analysis, 103)), {}});
    for (NonsensePicture& picture : pictures) {
        if (stop.stop_requested()) return {};
        picture.scores = scoresFor(network, picture.pixels);
    }
    return pictures;
}

}  // namespace fovea
