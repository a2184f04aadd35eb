// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/spelled_activation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "core/exchange/onnx/constant.h"
#include "core/exchange/onnx/graph_search.h"
#include "core/parallel/workers.h"

namespace fovea::onnxfile {
namespace {

constexpr std::size_t mostOperators = 16;
constexpr std::array<double, 11> samples{-9, -4, -2.9, -1.7, -0.6, -0.1, 0.3, 1.1, 2.8, 3.3, 8};
using Values = std::array<double, samples.size()>;

/// What is spelled out because older operator sets, or all, have no operator for it.
const std::vector<LayerSpec>& knownKinds() {
    static const std::vector<LayerSpec> kinds{SiluSpec{}, HardSwishSpec{}, MishSpec{}, GeluSpec{},
                                              GeluSpec{.approximate = true}};
    return kinds;
}

float layerAt(const LayerSpec& layer, float x) {
    float y = 0;
    const ConstImageView inputs[] = {denseView(static_cast<const float*>(&x), 1, Shape{})};
    forward(layer, {.inputs = inputs, .output = denseView(&y, 1, Shape{}), .workers = &Workers::serial()});
    return y;
}

bool equals(const Values& values, const LayerSpec& layer) {
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (!(std::abs(values[i] - double{layerAt(layer, static_cast<float>(samples[i]))}) < 1e-5)) return false;
    return true;
}

/// `constants` are the numbers that the file spells the function with: softplus' beta is one of them.
std::optional<LayerSpec> activationOf(const Values& values, const std::vector<float>& constants) {
    for (const LayerSpec& layer : knownKinds())
        if (equals(values, layer)) return layer;
    for (const float beta : constants)
        if (beta >= 0.01F && beta <= 100.0F && equals(values, SoftplusSpec{.beta = beta}))
            return SoftplusSpec{.beta = beta};
    for (const float amplitude : constants)
        for (const float slope : constants) {
            const ScaledTanhSpec own{.amplitude = amplitude, .slope = slope};
            if (!fieldProblem(own) && equals(values, own)) return own;
        }
    return std::nullopt;
}

class ActivationFinder {
public:
    ActivationFinder(const ModelView& model, const GraphOrder& order) : graph_(model, order) {}

    std::optional<SpelledActivation> endingWith(std::size_t last) {
        const NodeView& node = graph_.node(last);
        if ((node.type != "Mul" && node.type != "Div") || node.inputs.size() != 2) return std::nullopt;
        for (const std::string_view x : candidates(last)) {
            x_ = x;
            inside_.clear();
            constants_.clear();
            const auto values = evaluate(last);
            if (!values) continue;
            const auto layer = activationOf(*values, constants_);
            inside_.erase(last);
            if (layer && graph_.nothingElseReads(inside_, last)) return SpelledActivation{x, *layer, inside_};
        }
        return std::nullopt;
    }

private:
    /// The values that operators not far before `last` read.
    std::vector<std::string_view> candidates(std::size_t last) const {
        std::vector<std::size_t> open{last};
        std::vector<std::string_view> found;
        for (std::size_t i = 0; i < open.size() && open.size() < mostOperators; ++i) {
            for (const std::string_view input : graph_.node(open[i]).inputs) {
                if (input.empty() || graph_.tensor(input) != nullptr || std::ranges::find(found, input) != found.end())
                    continue;
                found.push_back(input);
                if (const auto maker = graph_.makerOf(input)) open.push_back(*maker);
            }
        }
        return found;
    }

    std::optional<Values> valuesOf(std::string_view value) {
        if (value == x_) return samples;
        if (const auto constant = numberOf(value)) {
            Values all;
            all.fill(*constant);
            constants_.push_back(static_cast<float>(*constant));
            return all;
        }
        const auto maker = graph_.makerOf(value);
        return maker ? evaluate(*maker) : std::nullopt;
    }

    std::optional<double> numberOf(std::string_view value) const {
        const TensorView* tensor = graph_.tensor(value);
        std::size_t budget = 64;
        const bool isOne = tensor != nullptr && !tensor->external &&
                           std::ranges::all_of(tensor->dims, [](std::int64_t side) { return side == 1; });
        if (!isOne) return std::nullopt;
        return double{Constant::fromTensor(*tensor, budget).real(0)};
    }

    std::optional<Values> evaluate(std::size_t index) {
        if (inside_.size() > mostOperators) return std::nullopt;
        inside_.insert(index);
        const NodeView& node = graph_.node(index);
        std::vector<Values> inputs;
        for (const std::string_view input : node.inputs) {
            const auto values = valuesOf(input);
            if (!values) return std::nullopt;
            inputs.push_back(*values);
        }
        const auto each = [&](const auto& function) {
            Values result;
            for (std::size_t i = 0; i < result.size(); ++i) result[i] = function(inputs, i);
            return std::optional(result);
        };
        using In = std::vector<Values>;
        if (inputs.size() == 2) {
            if (node.type == "Mul") return each([](const In& in, std::size_t i) { return in[0][i] * in[1][i]; });
            if (node.type == "Div") return each([](const In& in, std::size_t i) { return in[0][i] / in[1][i]; });
            if (node.type == "Add") return each([](const In& in, std::size_t i) { return in[0][i] + in[1][i]; });
            if (node.type == "Sub") return each([](const In& in, std::size_t i) { return in[0][i] - in[1][i]; });
            if (node.type == "Pow")
                return each([](const In& in, std::size_t i) { return std::pow(in[0][i], in[1][i]); });
        }
        if (node.type == "Clip" && inputs.size() == 3)
            return each([](const In& in, std::size_t i) { return std::min(std::max(in[0][i], in[1][i]), in[2][i]); });
        if (inputs.size() == 1) return ofOne(node, inputs.front());
        return std::nullopt;
    }

    static std::optional<Values> ofOne(const NodeView& node, const Values& x) {
        const auto real = [&](std::string_view name, float otherwise) {
            const AttributeView* found = node.attribute(name);
            return double{found != nullptr && found->real ? *found->real : otherwise};
        };
        const auto each = [&](const auto& function) {
            Values result;
            std::ranges::transform(x, result.begin(), function);
            return std::optional(result);
        };
        if (node.type == "Sigmoid") return each([](double v) { return 1 / (1 + std::exp(-v)); });
        if (node.type == "Tanh") return each([](double v) { return std::tanh(v); });
        if (node.type == "Erf") return each([](double v) { return std::erf(v); });
        if (node.type == "Exp") return each([](double v) { return std::exp(v); });
        if (node.type == "Log") return each([](double v) { return std::log(v); });
        if (node.type == "Neg") return each([](double v) { return -v; });
        if (node.type == "Softplus") return each([](double v) { return std::log1p(std::exp(v)); });
        if (node.type == "HardSigmoid") {
            const double alpha = real("alpha", 0.2F);
            const double beta = real("beta", 0.5F);
            return each([=](double v) { return std::clamp(alpha * v + beta, 0.0, 1.0); });
        }
        if (node.type == "Clip") {  // of operator sets before 11
            const double low = real("min", -1e30F);
            const double high = real("max", 1e30F);
            return each([=](double v) { return std::min(std::max(v, low), high); });
        }
        return std::nullopt;
    }

    GraphSearch graph_;
    // Of the one being looked at
    std::string_view x_;
    std::set<std::size_t> inside_;
    std::vector<float> constants_;
};

}  // namespace

std::map<std::size_t, SpelledActivation> findSpelledActivations(const ModelView& model, const GraphOrder& order) {
    std::map<std::size_t, SpelledActivation> found;
    static constexpr std::array<std::string_view, 7> needed{"Sigmoid",  "HardSigmoid", "Tanh", "Erf",
                                                            "Softplus", "Clip",        "Exp"};
    if (std::ranges::none_of(model.nodes,
                             [](const NodeView& node) { return std::ranges::find(needed, node.type) != needed.end(); }))
        return found;
    ActivationFinder finder(model, order);
    for (const std::size_t index : order.nodes)
        if (auto activation = finder.endingWith(index)) found.emplace(index, *std::move(activation));
    return found;
}

}  // namespace fovea::onnxfile
