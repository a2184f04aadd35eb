// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/microscope.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <variant>

namespace fovea {

namespace {

constexpr int exponentBias = 127;
constexpr float nearEnd = 0.01F;

using PartCounts = std::array<std::int64_t, magnitudeParts>;

/// A float's exponent is the power of two in it: no logarithm is taken.
void countMagnitudes(std::span<const float> values, PartCounts& counts) {
    std::array<std::int64_t, 256> byExponent{};
    std::int64_t zeros = 0;
    for (const float value : values) {
        const std::uint32_t magnitude = std::bit_cast<std::uint32_t>(value) & 0x7FFFFFFFU;
        ++byExponent[magnitude >> 23U];
        zeros += magnitude == 0 ? 1 : 0;
    }
    byExponent[0] -= zeros;
    for (int exponent = 0; exponent < 256; ++exponent) {
        const int part = std::clamp(exponent - exponentBias - smallestMagnitudePower, 0, magnitudeParts - 1);
        counts[static_cast<std::size_t>(part)] += byExponent[static_cast<std::size_t>(exponent)];
    }
}

MagnitudeShares sharesOf(const PartCounts& counts, std::int64_t values) {
    MagnitudeShares shares{};
    if (values == 0) return shares;
    for (std::size_t i = 0; i < shares.size(); ++i)
        shares[i] = static_cast<float>(static_cast<double>(counts[i]) / static_cast<double>(values));
    return shares;
}

double norm(std::span<const float> values) {
    double sum = 0;
    for (const float value : values) sum += double{value} * double{value};
    return std::sqrt(sum);
}

double distance(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = double{a[i]} - double{b[i]};
        sum += difference * difference;
    }
    return std::sqrt(sum);
}

bool isNormLayer(const LayerSpec& layer) {
    return std::holds_alternative<BatchNormSpec>(layer) || std::holds_alternative<GroupNormSpec>(layer) ||
           std::holds_alternative<InstanceNormSpec>(layer) || std::holds_alternative<ScaleSpec>(layer);
}

}  // namespace

MagnitudeShares magnitudeShares(std::span<const float> values) {
    PartCounts counts{};
    countMagnitudes(values, counts);
    return sharesOf(counts, static_cast<std::int64_t>(values.size()));
}

Microscope::Microscope(std::int64_t stride, std::size_t mostSamples, int images)
    : firstStride_(std::max<std::int64_t>(stride, 1)),
      mostSamples_(std::max<std::size_t>(mostSamples, 2)),
      images_(std::max(images, 1)) {}

void Microscope::begin(const Network& network) {
    layout_ = network.weights().layout;
    series_ = {.layers = {}, .stride = firstStride_, .samples = {}};
    watched_.clear();
    rest();
    const NetworkSpec& spec = network.spec();
    for (const ParameterTensor& parameter : layout_->parameters) {
        if (parameter.role != ParameterRole::Weight || parameter.dims.size() < 2) continue;
        const Node* node = spec.find(parameter.node);
        series_.layers.push_back(
            {parameter.node, node->name, parameter.dims, network.frozen().contains(parameter.node)});
        // The layer itself, or what takes its output alone, with norms between.
        Watched watched{.node = parameter.node};
        for (const Node* at = node; at != nullptr;) {
            const std::vector<NodeId> consumers = spec.consumersOf(at->id);
            at = consumers.size() == 1 ? spec.find(consumers.front()) : nullptr;
            if (at == nullptr || isNormLayer(at->layer)) continue;
            using Kind = Watched::Kind;
            const Kind kind = std::holds_alternative<ReluSpec>(at->layer)      ? Kind::Relu
                              : std::holds_alternative<SigmoidSpec>(at->layer) ? Kind::Sigmoid
                              : std::holds_alternative<TanhSpec>(at->layer)    ? Kind::Tanh
                                                                               : Kind::Other;
            if (familyOf(at->layer) == LayerFamily::Activation) watched = {at->id, kind};
            break;
        }
        watched_.push_back(watched);
    }
    auto replay = Network::create(spec, std::min(images_, network.largestBatch()), Purpose::Inspection,
                                  network.workers(), network.frozen());
    replay_ = replay ? *std::move(replay) : nullptr;
}

bool Microscope::look(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step, double loss) {
    if (!layout_ || *network.weights().layout != *layout_) begin(network);
    while (!series_.samples.empty() && series_.samples.back()->step >= step) series_.samples.pop_back();
    bool isNew = false;
    if (step % series_.stride == 0 && copiedAt_ == step - 1) {
        MicroscopeSample sample = read(network, batch, seed, step);
        sample.loss = loss;
        series_.samples.push_back(std::make_shared<const MicroscopeSample>(std::move(sample)));
        isNew = true;
        if (series_.samples.size() > mostSamples_) {
            series_.stride *= 2;
            std::erase_if(series_.samples, [&](const auto& kept) { return kept->step % series_.stride != 0; });
        }
    }
    if ((step + 1) % series_.stride == 0) {
        const std::vector<float>& values = network.weights().values;
        before_.assign(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(layout_->trainedCount));
        copiedAt_ = step;
    }
    return isNew;
}

MicroscopeSample Microscope::read(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step) {
    MicroscopeSample sample{.step = step, .loss = 0, .layers = {}};
    for (const MicroscopeLayer& layer : series_.layers) {
        const ParameterTensor& tensor = *layout_->find(layer.node, ParameterRole::Weight);
        const std::span<const float> now = network.weights().view(layer.node, ParameterRole::Weight);
        const auto old = std::span<const float>(before_).subspan(tensor.offset, tensor.count);
        const auto gradient = network.gradients().subspan(tensor.offset, tensor.count);
        LayerReading reading;
        reading.gradientNorm = norm(gradient);
        reading.weightNorm = norm(old);
        if (reading.weightNorm > 0) reading.updateRatio = distance(now, old) / reading.weightNorm;
        reading.gradients = magnitudeShares(gradient);
        reading.weights = magnitudeShares(now);
        sample.layers.push_back(reading);
    }
    if (replay_ != nullptr) readActivations(network, batch, seed, step, sample);
    return sample;
}

void Microscope::readActivations(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step,
                                 MicroscopeSample& sample) {
    const int images = std::min(replay_->largestBatch(), batch.count);
    if (images < 1) return;
    replay_->setWeights(network.weights());
    replay_->setPreprocessing(network.preprocessing());
    const Pixels pixels =
        batch.view().part(0, static_cast<std::size_t>(images), static_cast<std::size_t>(batch.shape.size()));
    replay_->forward(pixels, images, Mode::Training, seed, step - 1);
    for (std::size_t i = 0; i < watched_.size(); ++i) {
        const ConstImageView maps = replay_->activation(watched_[i].node);
        const auto channels = static_cast<std::size_t>(maps.shape.channels);
        const std::size_t row = channels * static_cast<std::size_t>(maps.shape.width);
        PartCounts counts{};
        std::vector<std::uint8_t> alive(channels);
        std::int64_t values = 0, resting = 0;
        const Watched::Kind kind = watched_[i].kind;
        for (int image = 0; image < images; ++image) {
            for (int y = 0; y < maps.shape.height; ++y) {
                const std::span<const float> line(maps.pixel(image, y, 0), row);
                countMagnitudes(line, counts);
                values += static_cast<std::int64_t>(row);
                if (kind == Watched::Kind::Relu) {
                    for (std::size_t first = 0; first < row; first += channels) {
                        for (std::size_t c = 0; c < channels; ++c) {
                            const bool works = line[first + c] > 0;
                            alive[c] |= static_cast<std::uint8_t>(works);
                            resting += works ? 0 : 1;
                        }
                    }
                } else if (kind == Watched::Kind::Sigmoid) {
                    for (const float value : line) resting += value < nearEnd || value > 1 - nearEnd ? 1 : 0;
                } else if (kind == Watched::Kind::Tanh) {
                    for (const float value : line) resting += std::abs(value) > 1 - 2 * nearEnd ? 1 : 0;
                }
            }
        }
        LayerReading& reading = sample.layers[i];
        reading.activations = sharesOf(counts, values);
        if (kind == Watched::Kind::Other) continue;
        reading.units = maps.shape.channels;
        reading.atRest = values > 0 ? static_cast<double>(resting) / static_cast<double>(values) : 0;
        if (kind == Watched::Kind::Relu) reading.dead = static_cast<int>(std::ranges::count(alive, std::uint8_t{0}));
    }
}

}  // namespace fovea
