// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dreaming.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/tensor/random.h"

namespace fovea {

namespace {

constexpr int blurEach = 4;
constexpr double startNoise = 0.1;

Shape dreamShape(const Network& network) {
    const NetworkSpec& spec = network.spec();
    return std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
}

/// The picture moved down and right, what leaves it coming in at the other side.
std::vector<float> rolled(std::span<const float> pixels, Shape shape, int down, int right) {
    std::vector<float> result(pixels.size());
    const auto channels = static_cast<std::size_t>(shape.channels);
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x) {
            const int toY = ((y + down) % shape.height + shape.height) % shape.height;
            const int toX = ((x + right) % shape.width + shape.width) % shape.width;
            const auto from = (std::size_t(y) * std::size_t(shape.width) + std::size_t(x)) * channels;
            const auto to = (std::size_t(toY) * std::size_t(shape.width) + std::size_t(toX)) * channels;
            std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(from), channels,
                        result.begin() + static_cast<std::ptrdiff_t>(to));
        }
    return result;
}

/// Along one axis: `count` values `stride` apart, a Gaussian that counts what lies outside as not there.
void blurLine(std::vector<float>& pixels, std::size_t first, int count, std::size_t stride, double deviation,
              std::vector<float>& line) {
    const int reach = std::max(1, static_cast<int>(std::ceil(3 * deviation)));
    line.assign(static_cast<std::size_t>(count), 0.0F);
    for (int to = 0; to < count; ++to) {
        double sum = 0;
        double total = 0;
        for (int from = std::max(0, to - reach); from <= std::min(count - 1, to + reach); ++from) {
            const double distance = (from - to) / deviation;
            const double weight = std::exp(-0.5 * distance * distance);
            sum += weight * double{pixels[first + static_cast<std::size_t>(from) * stride]};
            total += weight;
        }
        line[static_cast<std::size_t>(to)] = static_cast<float>(sum / total);
    }
    for (int i = 0; i < count; ++i)
        pixels[first + static_cast<std::size_t>(i) * stride] = line[static_cast<std::size_t>(i)];
}

void blur(std::vector<float>& pixels, Shape shape, double deviation) {
    std::vector<float> line;
    const auto channels = static_cast<std::size_t>(shape.channels);
    const std::size_t row = std::size_t(shape.width) * channels;
    for (int y = 0; y < shape.height; ++y)
        for (std::size_t c = 0; c < channels; ++c)
            blurLine(pixels, std::size_t(y) * row + c, shape.width, channels, deviation, line);
    for (std::size_t column = 0; column < row; ++column) blurLine(pixels, column, shape.height, row, deviation, line);
}

std::size_t unitIndex(const DreamTarget& target, Shape shape) {
    return (std::size_t(*target.y) * std::size_t(shape.width) + std::size_t(*target.x)) * std::size_t(shape.channels) +
           std::size_t(*target.channel);
}

/// The target's value in the last forward.
double valueOf(const Network& network, const DreamTarget& target) {
    const ConstImageView maps = network.activation(target.layer);
    if (target.channel && target.y) return double{maps.at(0, *target.y, *target.x, *target.channel)};
    double sum = 0;
    for (int y = 0; y < maps.shape.height; ++y)
        for (int x = 0; x < maps.shape.width; ++x)
            for (int c = 0; c < maps.shape.channels; ++c) {
                const double value = double{maps.at(0, y, x, c)};
                if (!target.channel)
                    sum += value * value / 2;
                else if (*target.channel == c)
                    sum += value;
            }
    const std::int64_t count = std::int64_t{maps.shape.height} * maps.shape.width;
    return sum / static_cast<double>(target.channel ? count : count * maps.shape.channels);
}

double scoreOf(Network& network, std::span<const float> pixels, const DreamTarget& target) {
    network.forward(pixels, 1, Mode::Inference);
    return valueOf(network, target);
}

/// Of that value, with respect to the layer's output.
std::vector<float> outputGradient(const Network& network, const DreamTarget& target) {
    const ConstImageView maps = network.activation(target.layer);
    const Shape shape = maps.shape;
    std::vector<float> gradient(static_cast<std::size_t>(shape.size()), 0.0F);
    if (target.channel && target.y) {
        gradient[unitIndex(target, shape)] = 1.0F;
        return gradient;
    }
    std::size_t at = 0;
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x)
            for (int c = 0; c < shape.channels; ++c, ++at) {
                if (!target.channel) gradient[at] = maps.at(0, y, x, c) / static_cast<float>(shape.size());
                if (target.channel == c) gradient[at] = 1.0F / static_cast<float>(shape.height * shape.width);
            }
    return gradient;
}

/// One step from `pixels`; the numbers that it draws are those of its number.
std::vector<float> stepped(Network& network, std::span<const float> pixels, const DreamRequest& request, int step) {
    const Shape shape = dreamShape(network);
    RandomStream random(request.seed, RandomPurpose::Analysis, 202, step);
    const int down = random.below(2 * request.jitter + 1) - request.jitter;
    const int right = random.below(2 * request.jitter + 1) - request.jitter;
    const std::vector<float> there = rolled(pixels, shape, down, right);
    network.forward(there, 1, Mode::Inference);
    const std::vector<float> above = outputGradient(network, request.target);
    network.backwardFrom(there, 1, request.target.layer, above);
    const std::vector<float> slope = rolled(network.pixelGradient(), shape, -down, -right);
    double squares = 0;
    for (const float value : slope) squares += double{value} * double{value};
    const double size = std::sqrt(squares / static_cast<double>(slope.size()));
    const std::vector<float>& mean = network.preprocessing().mean;
    std::vector<float> result(pixels.begin(), pixels.end());
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double grey = double{mean[i % mean.size()]};
        double value = double{result[i]};
        if (size > 0 && std::isfinite(size)) value += request.rate * double{slope[i]} / size;
        result[i] = static_cast<float>(grey + (value - grey) * (1 - request.decay));
    }
    if (request.blur > 0 && step % blurEach == blurEach - 1) blur(result, shape, request.blur);
    for (float& value : result) value = std::clamp(value, 0.0F, 1.0F);
    return result;
}

Result<void> checkRequest(const Network& network, const DreamRequest& request) {
    const auto wrong = [](const char* option, auto value, std::string allowed) {
        return Error{ErrorCode::OptionInvalid, {option, ErrorArgument(value), std::move(allowed)}};
    };
    const Shape input = dreamShape(network);
    const int farthest = mostJitter(input);
    if (request.steps < 1 || request.steps > 100'000)
        return wrong("--steps", std::int64_t{request.steps}, "1 … 100000");
    if (request.jitter < 0 || request.jitter > farthest)
        return wrong("--jitter", std::int64_t{request.jitter}, fmt::format("0 … {}", farthest));
    if (!(request.rate > 0 && request.rate <= 1)) return wrong("--rate", request.rate, "> 0, ≤ 1");
    if (!(request.blur >= 0 && request.blur <= 10)) return wrong("--blur", request.blur, "0 … 10");
    if (!(request.decay >= 0 && request.decay <= 1)) return wrong("--decay", request.decay, "0 … 1");
    const auto shapes = soundShapes(network.spec());
    const auto found = shapes.find(request.target.layer);
    if (found == shapes.end())
        return wrong("--layer", std::int64_t{request.target.layer.value}, "a layer of the network");
    const Shape shape = found->second;
    const auto within = [](const std::optional<int>& place, int count) {
        return !place || (*place >= 0 && *place < count);
    };
    const DreamTarget& target = request.target;
    if (!within(target.channel, shape.channels) || !within(target.y, shape.height) || !within(target.x, shape.width) ||
        target.y.has_value() != target.x.has_value() || (target.y && !target.channel))
        return wrong("--unit", std::int64_t{target.channel.value_or(0)},
                     fmt::format("{}×{}×{}", shape.height, shape.width, shape.channels));
    return {};
}

}  // namespace

Result<DreamState> dreamStart(Network& network, std::span<const float> pixels, const DreamRequest& request) {
    if (const auto sound = checkRequest(network, request); !sound) return sound.error();
    DreamState state;
    if (request.fromPicture) {
        state.pixels.assign(pixels.begin(), pixels.end());
    } else {
        const std::vector<float>& mean = network.preprocessing().mean;
        RandomStream random(request.seed, RandomPurpose::Analysis, 201);
        state.pixels.resize(static_cast<std::size_t>(dreamShape(network).size()));
        for (std::size_t i = 0; i < state.pixels.size(); ++i)
            state.pixels[i] =
                static_cast<float>(std::clamp(double{mean[i % mean.size()]} + startNoise * random.normal(), 0.0, 1.0));
    }
    state.best = state.pixels;
    state.scores.push_back(scoreOf(network, state.pixels, request.target));
    return state;
}

Result<DreamState> dreamOn(Network& network, const DreamRequest& request, DreamState state, const std::stop_token& stop,
                           const DreamReport& report) {
    while (state.step < request.steps) {
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled};
        state.pixels = stepped(network, state.pixels, request, state.step);
        ++state.step;
        state.scores.push_back(scoreOf(network, state.pixels, request.target));
        if (state.scores.back() > state.bestScore()) {
            state.best = state.pixels;
            state.bestStep = state.step;
        }
        if (report) report(state.step, request.steps, state);
    }
    return state;
}

}  // namespace fovea
