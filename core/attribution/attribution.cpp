// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/attribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/attribution/class_activation_maps.h"
#include "core/attribution/gradient_attribution.h"
#include "core/attribution/guided_backpropagation.h"
#include "core/attribution/integrated_gradients.h"
#include "core/attribution/lrp.h"
#include "core/attribution/occlusion.h"
#include "core/attribution/rise.h"
#include "core/attribution/smoothgrad.h"

namespace fovea {

namespace {

using MethodPlace = AttributionMethod::Place;
using MethodShown = AttributionMethod::Shown;

constexpr AttributionMethod methodTable[] = {
    {"gradient", MethodPlace::Pixels, MethodShown::LargestMagnitude, plainGradient},
    {"gradient-x-input", MethodPlace::Pixels, MethodShown::Sum, gradientTimesInput},
    {"smoothgrad", MethodPlace::Pixels, MethodShown::LargestMagnitude, smoothGrad},
    {"integrated-gradients", MethodPlace::Pixels, MethodShown::Sum, integratedGradients},
    {"guided-backpropagation", MethodPlace::Pixels, MethodShown::LargestMagnitude, guidedBackpropagation},
    {"grad-cam", MethodPlace::Layer, MethodShown::Same, gradCam},
    {"hirescam", MethodPlace::Layer, MethodShown::Same, hiResCam},
    {"layer-cam", MethodPlace::Layer, MethodShown::Same, layerCam},
    {"occlusion", MethodPlace::Pixels, MethodShown::Same, occlusion},
    {"rise", MethodPlace::Pixels, MethodShown::Same, rise},
    {"lrp", MethodPlace::Pixels, MethodShown::Sum, layerwiseRelevance},
};

Error notAllowed(std::string option, std::string value, std::string allowed) {
    return Error{ErrorCode::OptionInvalid, {std::move(option), std::move(value), std::move(allowed)}};
}

std::string methodNames(bool onPixels) {
    std::string names;
    for (const AttributionMethod& method : methodTable)
        if (!onPixels || method.place == MethodPlace::Pixels)
            names += (names.empty() ? "" : ", ") + std::string(method.id);
    return names;
}

std::string namesOf(const NetworkSpec& spec, const std::vector<NodeId>& nodes) {
    std::string names;
    for (const NodeId node : nodes) names += (names.empty() ? "" : ", ") + spec.find(node)->name;
    return names;
}

Result<void> checkOptions(const AttributionOptions& options, Shape input) {
    const auto whole = [](const char* name, int value, int least, int most) -> Result<void> {
        if (value >= least && value <= most) return {};
        return Error{ErrorCode::OptionInvalid, {name, std::int64_t{value}, fmt::format("{} … {}", least, most)}};
    };
    const int side = std::min(input.height, input.width);
    if (auto ok = whole("--samples", options.samples, 1, 100'000); !ok) return ok;
    if (auto ok = whole("--steps", options.steps, 1, 100'000); !ok) return ok;
    if (auto ok = whole("--masks", options.masks, 1, 1'000'000); !ok) return ok;
    if (auto ok = whole("--window", options.window, 0, side); !ok) return ok;
    if (auto ok = whole("--stride", options.stride, 0, side); !ok) return ok;
    if (!(options.noise >= 0 && options.noise <= 10))
        return Error{ErrorCode::OptionInvalid, {"--noise", options.noise, "0 … 10"}};
    const auto given = static_cast<std::int64_t>(options.baseline.given.size());
    if (options.baseline.kind == AttributionBaseline::Kind::Given && given != input.size())
        return Error{ErrorCode::OptionInvalid, {"--baseline", given, fmt::format("{}", input.size())}};
    return {};
}

Result<std::optional<NodeId>> layerFor(const AttributionMethod& method, const NetworkSpec& spec,
                                       const AttributionRequest& request) {
    if (method.place == MethodPlace::Pixels) return std::optional<NodeId>();
    const std::vector<NodeId> layers = attributionLayers(spec);
    if (layers.empty()) return notAllowed("--method", request.method, methodNames(true));
    if (!request.layer) return usualAttributionLayer(spec);
    if (std::ranges::find(layers, *request.layer) == layers.end()) {
        const Node* node = spec.find(*request.layer);
        return notAllowed("--layer", node != nullptr ? node->name : std::string(), namesOf(spec, layers));
    }
    return request.layer;
}

/// Each pixel the mean of those around it, with weights of a Gaussian that leaves out what lies outside.
std::vector<float> blurred(std::span<const float> pixels, Shape shape, double deviation) {
    std::vector<float> once(pixels.begin(), pixels.end());
    const auto along = [&](int count, int lines, auto place) {
        std::vector<float> result(once.size());
        for (int line = 0; line < lines; ++line)
            for (int to = 0; to < count; ++to)
                for (int channel = 0; channel < shape.channels; ++channel) {
                    double sum = 0;
                    double total = 0;
                    for (int from = 0; from < count; ++from) {
                        const double distance = (from - to) / deviation;
                        const double weight = std::exp(-0.5 * distance * distance);
                        sum += weight * double{once[place(line, from, channel)]};
                        total += weight;
                    }
                    result[place(line, to, channel)] = static_cast<float>(sum / total);
                }
        once = std::move(result);
    };
    const auto at = [&](int y, int x, int channel) {
        return (std::size_t(y) * std::size_t(shape.width) + std::size_t(x)) * std::size_t(shape.channels) +
               std::size_t(channel);
    };
    along(shape.width, shape.height, at);
    along(shape.height, shape.width, [&](int x, int y, int channel) { return at(y, x, channel); });
    return once;
}

/// Smaller ones would make infinities of relevance where a sum is 0.
constexpr double leastEpsilon = 1e-12;

std::optional<double> finiteNumber(std::string_view text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace

std::optional<LrpRule> lrpRule(std::string_view text) {
    constexpr std::string_view epsilon = "epsilon:";
    constexpr std::string_view alphaBeta = "alpha-beta:";
    LrpRule rule;
    if (text.starts_with(epsilon)) {
        const auto value = finiteNumber(text.substr(epsilon.size()));
        if (!value || *value < leastEpsilon || *value > 1 / leastEpsilon) return std::nullopt;
        rule.epsilon = *value;
        return rule;
    }
    if (!text.starts_with(alphaBeta)) return std::nullopt;
    text.remove_prefix(alphaBeta.size());
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto alpha = finiteNumber(text.substr(0, comma));
    const auto beta = finiteNumber(text.substr(comma + 1));
    if (!alpha || !beta || *beta < 0 || std::abs(*alpha - *beta - 1) > 1e-9) return std::nullopt;
    rule.isAlphaBeta = true;
    rule.alpha = *alpha;
    rule.beta = *beta;
    return rule;
}

double AttributionMap::gap() const {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return score - baselineScore - sum;
}

double AttributionWork::score(std::span<const float> of) const {
    network.forward(of, 1, Mode::Inference);
    return double{network.logits()[static_cast<std::size_t>(request.classIndex)]};
}

std::vector<float> AttributionWork::gradient(std::span<const float> at) const {
    std::vector<float> one(static_cast<std::size_t>(network.classCount()), 0.0F);
    one[static_cast<std::size_t>(request.classIndex)] = 1.0F;
    network.backwardFrom(at, 1, *network.spec().outputNode(), one);
    return network.pixelGradient();
}

std::span<const AttributionMethod> attributionMethods() { return methodTable; }

const AttributionMethod* findAttributionMethod(std::string_view id) {
    const auto* found = std::ranges::find(methodTable, id, &AttributionMethod::id);
    return found == std::end(methodTable) ? nullptr : found;
}

std::vector<NodeId> attributionLayers(const NetworkSpec& spec) {
    const auto shapes = soundShapes(spec);
    std::vector<NodeId> layers;
    for (const NodeId node : spec.topologicalOrder())
        if (!shapes.at(node).isVector() && !std::holds_alternative<InputSpec>(spec.find(node)->layer))
            layers.push_back(node);
    return layers;
}

std::optional<NodeId> usualAttributionLayer(const NetworkSpec& spec) {
    const std::vector<NodeId> layers = attributionLayers(spec);
    for (auto node = layers.rbegin(); node != layers.rend(); ++node) {
        const LayerSpec& layer = spec.find(*node)->layer;
        if (familyOf(layer) != LayerFamily::Pooling && !std::holds_alternative<DropoutSpec>(layer)) return *node;
    }
    return layers.empty() ? std::nullopt : std::optional(layers.back());
}

Result<AttributionMap> attribute(Network& network, std::span<const float> pixels, const AttributionRequest& request,
                                 const std::stop_token& stop, const AttributionReport& report) {
    const NetworkSpec& spec = network.spec();
    const AttributionMethod* method = findAttributionMethod(request.method);
    if (method == nullptr) return notAllowed("--method", request.method, methodNames(false));
    if (request.classIndex < 0 || request.classIndex >= network.classCount())
        return Error{ErrorCode::OptionInvalid,
                     {"--class", std::int64_t{request.classIndex}, fmt::format("0 … {}", network.classCount() - 1)}};
    const Shape input = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    if (const auto sound = checkOptions(request.options, input); !sound) return sound.error();
    const auto layer = layerFor(*method, spec, request);
    if (!layer) return layer.error();
    const AttributionWork work{network, pixels, request, input, *layer, stop, report};
    return method->attribute(work);
}

std::vector<float> shownAttribution(const AttributionMethod& method, const AttributionMap& map) {
    const auto channels = static_cast<std::size_t>(map.shape.channels);
    std::vector<float> shown;
    for (std::size_t first = 0; first + channels <= map.values.size(); first += channels) {
        const std::span<const float> own = std::span(map.values).subspan(first, channels);
        float value = own.front();
        if (method.shown == MethodShown::Sum) value = std::accumulate(own.begin(), own.end(), 0.0F);
        if (method.shown == MethodShown::LargestMagnitude)
            value = std::abs(*std::ranges::max_element(own, {}, [](float v) { return std::abs(v); }));
        shown.push_back(value);
    }
    return shown;
}

std::vector<float> baselinePicture(const AttributionBaseline& baseline, std::span<const float> pixels, Shape shape,
                                   const Preprocessing& preprocessing) {
    std::vector<float> picture(pixels.size(), 0.0F);
    switch (baseline.kind) {
        case AttributionBaseline::Kind::Black: break;
        case AttributionBaseline::Kind::Mean:
            for (std::size_t i = 0; i < picture.size(); ++i)
                picture[i] = preprocessing.mean[i % preprocessing.mean.size()];
            break;
        case AttributionBaseline::Kind::Blur:
            return blurred(pixels, shape, std::max(1.0, std::max(shape.height, shape.width) / 8.0));
        case AttributionBaseline::Kind::Given: return baseline.given;
    }
    return picture;
}

}  // namespace fovea
