// SPDX-License-Identifier: GPL-3.0-or-later
// Dense layers and batch norm: operators that bring weights along.
#include <algorithm>
#include <cmath>

#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {

std::optional<float> inverseOf(float scale) {
    const float near = 1.0F / scale;
    for (const float candidate : {near, std::nextafter(near, 0.0F), std::nextafter(near, INFINITY)})
        if (candidate > 0 && std::isfinite(candidate) && 1.0F / candidate == scale) return candidate;
    return std::nullopt;
}

void spread(const Constant& numbers, const VectorOrder& order, std::span<float> out) {
    if (numbers.count() == 1) {
        std::ranges::fill(out, numbers.real(0));
        return;
    }
    const std::vector<std::size_t> places = order.empty() ? std::vector<std::size_t>() : enginePlaces(order);
    for (std::size_t i = 0; i < out.size(); ++i) out[places.empty() ? i : places[i]] = numbers.real(i);
}

void Translator::dense(const Activation& x, const Constant& weight, bool transposed, float alpha, const Constant* bias,
                       float beta) {
    if (weight.dims.size() != 2) refuse(OnnxUnsupported::WeightSides, sidesText(weight.dims));
    const std::int64_t inputs = weight.dims[transposed ? 1 : 0];
    const int units = setting("units", weight.dims[transposed ? 0 : 1], 1, INT32_MAX);
    if (inputs != x.shape.size()) refuse(OnnxUnsupported::WeightSides, sidesText(weight.dims));
    const bool biased = bias != nullptr && beta != 0;
    if (biased) {
        const bool fits =
            !bias->dims.empty() && bias->dims.back() == units && bias->count() == static_cast<std::size_t>(units);
        if (!fits && bias->count() != 1) refuse(OnnxUnsupported::WeightSides, sidesText(bias->dims));
    }
    if (isRbfOutput(x, weight, transposed, units)) return give(behind(x, RbfOutputSpec{.units = units}, layerName(1)));
    Activation y = behind(x, DenseSpec{.units = units, .bias = biased}, layerName(1));
    y.order.clear();
    const auto rows = static_cast<std::size_t>(inputs);
    const auto columns = static_cast<std::size_t>(units);
    assembly_.setWeights(y.node, ParameterRole::Weight, weight.count(), [=, order = x.order](std::span<float> out) {
        const std::vector<std::size_t> places = order.empty() ? std::vector<std::size_t>() : enginePlaces(order);
        for (std::size_t row = 0; row < rows; ++row) {
            float* to = out.data() + (places.empty() ? row : places[row]) * columns;
            for (std::size_t unit = 0; unit < columns; ++unit)
                to[unit] = alpha * weight.real(transposed ? unit * rows + row : row * columns + unit);
        }
    });
    if (biased)
        assembly_.setWeights(y.node, ParameterRole::Bias, columns, [numbers = *bias, beta](std::span<float> out) {
            spread(numbers, {}, out);
            for (float& value : out) value *= beta;
        });
    give(y);
}

void Translator::gemm() {
    Activation x = activation(0);
    if (whole("transA", 0) != 0 && x.axes.size() == 2) std::ranges::reverse(x.axes);
    if (x.axes != "NC") refuse(OnnxUnsupported::Axes, x.axes);
    const Constant* bias = given(2) ? &constant(2, "C") : nullptr;
    dense(x, constant(1, "B"), whole("transB", 0) != 0, real("alpha", 1.0F), bias, real("beta", 1.0F));
}

void Translator::matMul() {
    if (isConstant(0)) refuse(OnnxUnsupported::NotConstant, "B");
    const Activation x = activation(0);
    const Constant& weight = constant(1, "B");
    if (x.axes.empty() || x.axes.front() != 'N' || x.axes.back() != 'C') refuse(OnnxUnsupported::Axes, x.axes);
    if (x.axes.size() == 4)
        pointwise(x, weight);
    else if (x.shape.isVector())
        dense(x, weight, false, 1.0F, nullptr, 0.0F);
    else
        refuse(OnnxUnsupported::Axes, x.axes);
}

/// A matrix for every pixel of N×H×W×C maps is a convolution with a 1×1 kernel.
void Translator::pointwise(const Activation& x, const Constant& weight) {
    if (weight.dims.size() != 2 || weight.dims[0] != x.shape.channels || !x.order.empty())
        refuse(OnnxUnsupported::WeightSides, sidesText(weight.dims));
    const int filters = setting("filters", weight.dims[1], 1, INT32_MAX);
    const Activation y = behind(x, Conv2dSpec{.filters = filters, .kernel = {1, 1}, .bias = false}, layerName(1));
    assembly_.setWeights(y.node, ParameterRole::Weight, weight.count(), [weight](std::span<float> out) {
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = weight.real(i);
    });
    give(y);
}

void Translator::batchNorm() {
    const Activation x = activation(0);
    if (x.axes.size() < 2 || x.axes[1] != 'C') refuse(OnnxUnsupported::Axes, x.axes);
    if (whole("training_mode", 0) != 0) refuse(OnnxUnsupported::TrainingMode);
    // Before the setting existed, giving the batch's statistics out meant computing with them.
    constexpr std::int64_t settingSince = 14;
    const auto outputs = std::ranges::count_if(node_->outputs, [](std::string_view name) { return !name.empty(); });
    if (model_.operatorSet < settingSince && outputs > 1) refuse(OnnxUnsupported::TrainingMode);
    // With spatial = 0 every pixel had numbers of its own; where there is one for each channel, programs pass over it.
    const Constant* numbers[] = {&constant(1, "scale"), &constant(2, "B"), &constant(3, "mean"), &constant(4, "var")};
    const auto channels = static_cast<std::size_t>(x.shape.channels);
    for (const Constant* list : numbers)
        if (list->count() != channels) refuse(OnnxUnsupported::WeightSides, sidesText(list->dims));
    const float epsilon = real("epsilon", 1e-5F);
    if (!(epsilon >= 0 && epsilon <= 1)) refuse(OnnxUnsupported::Attribute, "epsilon = " + std::to_string(epsilon));
    const auto all = [&](const Constant& list, auto&& holds) {
        for (std::size_t c = 0; c < channels; ++c)
            if (!holds(list.real(c))) return false;
        return true;
    };
    if (!all(*numbers[3], [&](float variance) { return variance >= 0 && variance + epsilon > 0; }))
        refuse(OnnxUnsupported::WeightsNotFinite, "var");

    // Standardising the image: what Fovea itself writes in front.
    const bool plain = x.raw && !preprocessed_ && epsilon == 0 && all(*numbers[3], [](float v) { return v == 1; }) &&
                       all(*numbers[1], [](float shift) { return shift == 0; }) &&
                       all(*numbers[0], [](float scale) { return scale > 0 && inverseOf(scale); }) &&
                       all(*numbers[2], [](float mean) { return std::isfinite(mean); });
    if (plain) {
        preprocessed_ = true;
        for (std::size_t c = 0; c < channels; ++c) {
            exactDeviation_.push_back(*inverseOf(numbers[0]->real(c)));
            factor_[c] = 1;
            addend_[c] = 0.0 - double{numbers[2]->real(c)};
        }
        if (own_) assembly_.rename(x.node, node_->name);
        return give(x);
    }

    // The smallest epsilon that the layer takes; the rest goes into the variance.
    constexpr float smallest = 1e-12F;
    const float kept = std::max(epsilon, smallest);
    // PyTorch's momentum is the share of the new, ONNX's that of the old.
    const double share = std::round((1.0 - double{real("momentum", 0.9F)}) * 1e6) / 1e6;
    const float momentum = share >= 0 && share <= 1 ? static_cast<float>(share) : BatchNormSpec().momentum;
    // What Fovea wrote for a layer without scale or shift has a name that says so.
    const auto isWritten = [&](std::size_t input, std::string_view ending) {
        return own_ && node_->inputs[input].ends_with(ending);
    };
    const BatchNormSpec spec{.momentum = momentum,
                             .epsilon = kept,
                             .scale = !isWritten(1, normOnes),
                             .shift = !isWritten(2, normZeros)};
    const Activation y = behind(x, spec, layerName(1));
    constexpr ParameterRole roles[] = {ParameterRole::Weight, ParameterRole::Bias, ParameterRole::RunningMean,
                                       ParameterRole::RunningVariance};
    const bool isKept[] = {spec.scale, spec.shift, true, true};
    for (std::size_t i = 0; i < 4; ++i)
        if (isKept[i])
            assembly_.setWeights(y.node, roles[i], channels, [list = *numbers[i], order = x.order](std::span<float> out) {
                spread(list, order, out);
            });
    give(y);
}

}  // namespace fovea::onnxfile
