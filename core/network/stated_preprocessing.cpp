// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/stated_preprocessing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace fovea {

namespace {

constexpr std::array<double, 3> luma{0.299, 0.587, 0.114};

double valueOf(const std::vector<double>& values, std::size_t channel) {
    return values.size() == 1 ? values.front() : values[channel];
}

/// Reads the parts between semicolons.
class StatementReader {
public:
    explicit StatementReader(std::string_view text) : text_(text) {}

    std::variant<StatedPreprocessing, PreprocessingProblem> read() {
        std::size_t first = 0;
        while (!problem_) {
            const std::size_t end = std::min(text_.find(';', first), text_.size());
            part(first, end);
            if (end == text_.size()) break;
            first = end + 1;
        }
        if (!problem_ && stated_.mean.size() > 1 && stated_.deviation.size() > 1 &&
            stated_.mean.size() != stated_.deviation.size())
            fail(PreprocessingFault::Counts, deviationAt_, deviationEnd_);
        if (problem_) return *problem_;
        return stated_;
    }

private:
    void fail(PreprocessingFault fault, std::size_t first, std::size_t end) {
        if (!problem_) problem_ = PreprocessingProblem{fault, first, end};
    }

    void trim(std::size_t& first, std::size_t& end) const {
        while (first < end && text_[first] == ' ') ++first;
        while (end > first && text_[end - 1] == ' ') --end;
    }

    /// Notes that a thing was said, and fails where it was before.
    void once(bool& said, std::size_t first, std::size_t end) {
        if (said) fail(PreprocessingFault::Twice, first, end);
        said = true;
    }

    void part(std::size_t first, std::size_t end) {
        trim(first, end);
        const std::string_view word = text_.substr(first, end - first);
        if (word == "bgr" || word == "grey") {
            once(order_, first, end);
            stated_.order = word == "bgr" ? ChannelOrder::Bgr : ChannelOrder::Grey;
            return;
        }
        for (const PreprocessingPreset& preset : preprocessingPresets()) {
            if (word != preset.id) continue;
            const ChannelOrder order = stated_.order;
            for (bool* said : {&scale_, &mean_, &deviation_}) once(*said, first, end);
            stated_ = preset.value;
            stated_.order = order;
            return;
        }
        const std::size_t equals = std::min(word.find('='), word.size());
        const std::string_view name = word.substr(0, equals);
        const std::size_t from = std::min(first + equals + 1, end);
        if (equals == word.size() || (name != "scale" && name != "mean" && name != "std"))
            return fail(PreprocessingFault::Unknown, first, end);
        if (name == "scale") {
            once(scale_, first, end);
            const auto value = number(from, end);
            if (value && *value != 1 && *value != 255) fail(PreprocessingFault::Scale, from, end);
            if (value) stated_.scale = *value == 255 ? 255 : 1;
        } else if (name == "mean") {
            once(mean_, first, end);
            stated_.mean = numbers(from, end, false);
        } else {
            once(deviation_, first, end);
            deviationAt_ = from;
            deviationEnd_ = end;
            stated_.deviation = numbers(from, end, true);
        }
    }

    std::optional<double> number(std::size_t first, std::size_t end) {
        trim(first, end);
        double value = 0;
        const auto [rest, fault] = std::from_chars(text_.data() + first, text_.data() + end, value);
        constexpr double largest = 1e6;  // both factors and their products stay far from the limits of a float
        if (fault == std::errc() && rest == text_.data() + end && std::isfinite(value) && std::abs(value) <= largest)
            return value;
        fail(PreprocessingFault::Number, first, end);
        return std::nullopt;
    }

    std::vector<double> numbers(std::size_t first, std::size_t end, bool positive) {
        constexpr double smallest = 1e-6;
        std::vector<double> values;
        while (!problem_) {
            const std::size_t comma = std::min(text_.find(',', first), end);
            const auto value = number(first, comma);
            if (value && positive && *value < smallest) fail(PreprocessingFault::Deviation, first, comma);
            if (value) values.push_back(*value);
            if (comma == end) break;
            first = comma + 1;
        }
        return values;
    }

    std::string_view text_;
    StatedPreprocessing stated_;
    bool scale_ = false, mean_ = false, deviation_ = false, order_ = false;
    std::size_t deviationAt_ = 0, deviationEnd_ = 0;
    std::optional<PreprocessingProblem> problem_;
};

/// Weights of picture channels in one channel that the network gets.
std::array<double, 3> mixOf(ChannelOrder order, int channel) {
    if (order == ChannelOrder::Grey) return luma;
    std::array<double, 3> mix{};
    mix[static_cast<std::size_t>(order == ChannelOrder::Bgr ? 2 - channel : channel)] = 1;
    return mix;
}

bool isFrontLayer(const NetworkSpec& spec, NodeId id) {
    const auto input = spec.inputNode();
    const Node* node = spec.find(id);
    return node != nullptr && input && std::holds_alternative<Conv2dSpec>(node->layer) &&
           spec.inputsOf(id) == std::vector{*input} && spec.consumersOf(*input) == std::vector{id};
}

/// The network without the layer that puts channels in order.
NetworkSpec withoutMixing(NetworkSpec spec, NodeId mixing) {
    const NodeId input = *spec.inputNode();
    const int channels = std::get<Conv2dSpec>(spec.find(mixing)->layer).filters;
    std::erase_if(spec.edges, [&](const Edge& edge) { return edge.to == mixing; });
    for (Edge& edge : spec.edges)
        if (edge.from == mixing) edge.from = input;
    std::erase_if(spec.nodes, [&](const Node& node) { return node.id == mixing; });
    std::get<InputSpec>(spec.find(input)->layer).shape.channels = channels;
    return spec;
}

NetworkSpec withMixing(NetworkSpec spec, ChannelOrder order, bool bias, NodeId free) {
    const NodeId input = *spec.inputNode();
    Shape& shape = std::get<InputSpec>(spec.find(input)->layer).shape;
    const Conv2dSpec layer{.filters = shape.channels, .kernel = {1, 1}, .bias = bias};
    shape.channels = 3;
    for (Edge& edge : spec.edges)
        if (edge.from == input) edge.from = free;
    spec.edges.insert(spec.edges.begin(), Edge{input, free});
    const std::string name = order == ChannelOrder::Bgr ? "BGR" : "Grey";
    const auto behind = std::ranges::find(spec.nodes, input, &Node::id) + 1;
    spec.nodes.insert(behind, Node{free, spec.findByName(name) == nullptr ? name : spec.freeName(layer), layer});
    return spec;
}

std::shared_ptr<const Weights> moved(const std::shared_ptr<const Weights>& weights, const NetworkSpec& spec) {
    if (!weights) return nullptr;
    const auto layout = parameterLayout(spec);
    if (*layout == *weights->layout) return weights;
    auto result = std::make_shared<Weights>(Weights{layout, std::vector<float>(layout->totalCount)});
    transferWeights(*weights, *result);
    return result;
}

Preprocessing joined(const StatedPreprocessing& stated, const Preprocessing& own, int channels) {
    Preprocessing result = Preprocessing::none(channels);
    const bool grey = stated.order == ChannelOrder::Grey;
    for (std::size_t c = 0; c < result.mean.size(); ++c) {
        // Of grey the model's own follows in the layer that makes it.
        const std::size_t to = stated.order == ChannelOrder::Bgr ? result.mean.size() - 1 - c : c;
        const double mean = valueOf(stated.mean, c), deviation = valueOf(stated.deviation, c);
        const double ownMean = grey ? 0.0 : double{own.mean[to]};
        const double ownDeviation = grey ? 1.0 : double{own.deviation[to]};
        result.mean[c] = static_cast<float>((mean + deviation * ownMean) / stated.scale);
        result.deviation[c] = static_cast<float>(deviation * ownDeviation / stated.scale);
    }
    return result;
}

void setMixing(Weights& weights, NodeId mixing, ChannelOrder order, const Preprocessing& own) {
    const bool grey = order == ChannelOrder::Grey;
    const std::span<float> weight = weights.view(mixing, ParameterRole::Weight);  // {1, 1, 3, filters}
    const std::span<float> bias = weights.view(mixing, ParameterRole::Bias);
    const std::size_t filters = own.mean.size();
    for (std::size_t f = 0; f < filters; ++f) {
        const auto mix = mixOf(order, static_cast<int>(f));
        const double deviation = grey ? double{own.deviation[f]} : 1.0;
        for (std::size_t c = 0; c < mix.size(); ++c) weight[c * filters + f] = static_cast<float>(mix[c] / deviation);
        if (!bias.empty()) bias[f] = static_cast<float>(-double{own.mean[f]} / deviation);
    }
}

}  // namespace

std::span<const PreprocessingPreset> preprocessingPresets() {
    // Means and deviations of the training pictures as torchvision (ImageNet) and PyTorch's examples (MNIST) have them, and
    // as is usual for CIFAR-10.
    static const std::array<PreprocessingPreset, 6> presets{{
        {"none", {}},
        {"0-255", {.scale = 255}},
        {"minus-one-one", {.mean = {0.5}, .deviation = {0.5}}},
        {"imagenet", {.mean = {0.485, 0.456, 0.406}, .deviation = {0.229, 0.224, 0.225}}},
        {"mnist", {.mean = {0.1307}, .deviation = {0.3081}}},
        {"cifar10", {.mean = {0.4914, 0.4822, 0.4465}, .deviation = {0.247, 0.2435, 0.2616}}},
    }};
    return presets;
}

std::variant<StatedPreprocessing, PreprocessingProblem> parsePreprocessing(std::string_view text) {
    return StatementReader(text).read();
}

std::string preprocessingText(const StatedPreprocessing& stated) {
    std::string text;
    StatedPreprocessing plain = stated;
    plain.order = ChannelOrder::Rgb;
    for (const PreprocessingPreset& preset : preprocessingPresets())
        if (preset.value == plain) text = preset.id;
    if (text.empty())
        text = fmt::format("scale={};mean={};std={}", stated.scale, fmt::join(stated.mean, ","),
                           fmt::join(stated.deviation, ","));
    if (stated.order == ChannelOrder::Bgr) text += ";bgr";
    if (stated.order == ChannelOrder::Grey) text += ";grey";
    return text;
}

int pictureChannels(const StatedPreprocessing& stated, int networkChannels) {
    return stated.order == ChannelOrder::Rgb ? networkChannels : 3;
}

std::optional<PreprocessingFault> preprocessingMisfit(const StatedPreprocessing& stated, int networkChannels) {
    const bool colour = networkChannels == 3;
    if (stated.order == ChannelOrder::Bgr && !colour) return PreprocessingFault::OnlyColour;
    if (stated.order == ChannelOrder::Grey && !colour && networkChannels != 1) return PreprocessingFault::OnlyColour;
    const auto channels = static_cast<std::size_t>(pictureChannels(stated, networkChannels));
    for (const auto* values : {&stated.mean, &stated.deviation})
        if (values->size() != 1 && values->size() != channels) return PreprocessingFault::Channels;
    return std::nullopt;
}

std::vector<float> preprocessedPixels(const StatedPreprocessing& stated, std::span<const float> pixels,
                                      int networkChannels) {
    const auto from = static_cast<std::size_t>(pictureChannels(stated, networkChannels));
    const auto to = static_cast<std::size_t>(networkChannels);
    std::vector<float> result;
    result.reserve(pixels.size() / from * to);
    std::vector<double> values(from);
    for (std::size_t pixel = 0; pixel + from <= pixels.size(); pixel += from) {
        for (std::size_t c = 0; c < from; ++c)
            values[c] =
                (stated.scale * double{pixels[pixel + c]} - valueOf(stated.mean, c)) / valueOf(stated.deviation, c);
        for (std::size_t f = 0; f < to; ++f) {
            double value = values[f % from];
            if (stated.order != ChannelOrder::Rgb) {
                const auto mix = mixOf(stated.order, static_cast<int>(f));
                value = mix[0] * values[0] + mix[1] * values[1] + mix[2] * values[2];
            }
            result.push_back(static_cast<float>(value));
        }
    }
    return result;
}

int networkChannels(const NetworkSpec& spec, const std::optional<StatedInput>& before) {
    if (before && before->mixing && isFrontLayer(spec, *before->mixing))
        return std::get<Conv2dSpec>(spec.find(*before->mixing)->layer).filters;
    return std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape.channels;
}

StatedModel withPreprocessing(const Model& model, const std::optional<StatedInput>& before,
                              const StatedPreprocessing& stated, NodeId free) {
    const int channels = networkChannels(model.spec, before);
    StatedModel result{model, std::nullopt};
    Preprocessing own = model.preprocessing;
    if (before) {
        if (before->mixing && isFrontLayer(model.spec, *before->mixing))
            result.model.spec = withoutMixing(model.spec, *before->mixing);
        own = before->own;
    }
    if (own.mean.size() != static_cast<std::size_t>(channels)) own = Preprocessing::none(channels);
    std::optional<NodeId> mixing;
    if (stated.order != ChannelOrder::Rgb) {
        const bool bias = stated.order == ChannelOrder::Grey && own != Preprocessing::none(channels);
        result.model.spec = withMixing(std::move(result.model.spec), stated.order, bias, free);
        mixing = free;
    }
    result.model.weights = moved(model.weights, result.model.spec);
    if (mixing && result.model.weights) {
        auto weights = std::make_shared<Weights>(*result.model.weights);
        setMixing(*weights, *mixing, stated.order, own);
        result.model.weights = std::move(weights);
    }
    result.model.preprocessing = joined(stated, own, pictureChannels(stated, channels));
    const bool isNone = preprocessingText(stated) == "none";
    if (isNone)
        result.model.preprocessing = own;
    else
        result.input = StatedInput{stated, own, mixing};
    return result;
}

}  // namespace fovea
