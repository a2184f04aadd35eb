// SPDX-License-Identifier: GPL-3.0-or-later
// Convolution, pooling and the padding before them.
#include <algorithm>

#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

constexpr std::int64_t largestSide = 1 << 20;  // the layers' own rules allow less

/// The way to say the same that a person would choose: none, 'same', or the sides.
Padding padded(const Sides& sides, Extent input, Extent kernel, Extent stride, Extent dilation) {
    if (sides == Sides{}) return Padding::none();
    const auto same = resolveWindow(input, kernel, stride, dilation, Padding::same(), Rounding::Exact);
    const auto* geometry = std::get_if<WindowGeometry>(&same);
    return geometry != nullptr && geometry->padding == sides ? Padding::same() : Padding{PaddingMode::Custom, sides};
}

/// Rows or columns behind the padding that the last window of a pool needs when its number is rounded up.
/// A window that would begin behind the input doesn't count.
int roundedUp(int input, int before, int after, int kernel, int stride) {
    const int room = input + before + after - kernel;
    if (room < 0 || room % stride == 0) return 0;
    const int start = (room / stride + 1) * stride;
    return start >= input + before ? 0 : stride - room % stride;
}

}  // namespace

Extent Translator::window(std::string_view name, std::int64_t smallest) const {
    const std::vector<std::int64_t> sides = wholes(name);
    if (sides.empty()) return {1, 1};
    if (sides.size() != 2) refuse(OnnxUnsupported::Attribute, std::string(name) + " = " + sidesText(sides));
    return {setting(name, sides[0], smallest, largestSide), setting(name, sides[1], smallest, largestSide)};
}

Sides Translator::padding(const Activation& x, Extent kernel, Extent stride, Extent dilation) const {
    const std::string automatic = text("auto_pad", "NOTSET");
    if (automatic == "SAME_UPPER" || automatic == "SAME_LOWER") {
        // What an operator before has put around the maps belongs to the input whose size this keeps.
        const Sides& around = x.padding;
        const Extent input{x.shape.height + around.top + around.bottom, x.shape.width + around.left + around.right};
        const auto resolved = resolveWindow(input, kernel, stride, dilation, Padding::same(), Rounding::Exact);
        if (const auto* problem = std::get_if<ShapeProblem>(&resolved)) throw refusalFor(*problem);
        Sides sides = std::get<WindowGeometry>(resolved).padding;
        if (automatic == "SAME_LOWER") {
            std::swap(sides.top, sides.bottom);
            std::swap(sides.left, sides.right);
        }
        sides.top += around.top;
        sides.bottom += around.bottom;
        sides.left += around.left;
        sides.right += around.right;
        return sides;
    }
    if (automatic != "NOTSET" && automatic != "VALID" && !automatic.empty())
        refuse(OnnxUnsupported::PaddingMode, automatic);
    const std::vector<std::int64_t> pads = automatic == "VALID" ? std::vector<std::int64_t>() : wholes("pads");
    Sides sides = x.padding;
    if (pads.empty()) return sides;
    if (pads.size() != 4) refuse(OnnxUnsupported::Attribute, "pads = " + sidesText(pads));
    int* const places[] = {&sides.top, &sides.left, &sides.bottom, &sides.right};
    for (std::size_t i = 0; i < 4; ++i) *places[i] += setting("pads", pads[i], 0, largestSide);
    return sides;
}

template <class Spec>
void Translator::setWindow(Spec& spec, const Activation& x, Extent dilation, const Sides& sides) const {
    const Extent input{x.shape.height, x.shape.width};
    spec.padding = padded(sides, input, spec.kernel, spec.stride, dilation);
    const auto exact = resolveWindow(input, spec.kernel, spec.stride, dilation, spec.padding, Rounding::Exact);
    const auto* problem = std::get_if<ShapeProblem>(&exact);
    if (problem != nullptr && problem->code == ProblemCode::OutputNotWhole)
        spec.rounding = Rounding::Floor;
    else if (problem != nullptr)
        throw refusalFor(*problem);
}

void Translator::conv() {
    const Activation x = maps(0);
    const Constant& weight = constant(1, "W");
    if (weight.dims.size() != 4) refuse(OnnxUnsupported::WeightSides, sidesText(weight.dims));
    Conv2dSpec spec;
    spec.filters = setting("W", weight.dims[0], 1, largestSide);
    const int depth = setting("W", weight.dims[1], 1, largestSide);
    spec.kernel = {setting("W", weight.dims[2], 1, largestSide), setting("W", weight.dims[3], 1, largestSide)};
    if (!wholes("kernel_shape").empty() && window("kernel_shape", 1) != spec.kernel)
        refuse(OnnxUnsupported::WeightSides, sidesText(weight.dims));
    spec.groups = setting("group", whole("group", 1), 1, largestSide);
    if (std::int64_t{depth} * spec.groups != x.shape.channels)
        refuse(OnnxUnsupported::WeightSides, sidesText(weight.dims));
    spec.stride = window("strides", 1);
    spec.dilation = window("dilations", 1);
    spec.bias = given(2);
    setWindow(spec, x, spec.dilation, padding(x, spec.kernel, spec.stride, spec.dilation));
    if (spec.bias && constant(2, "B").count() != static_cast<std::size_t>(spec.filters))
        refuse(OnnxUnsupported::WeightSides, sidesText(constant(2, "B").dims));

    if (const auto table = tableIn(spec, weight, x.shape.channels)) return tableConv(x, *table, weight);
    if (const auto mean = dilatedMeanIn(spec, weight, x.shape.channels)) return give(behind(x, *mean, layerName(1)));
    const Activation y = behind(x, spec, layerName(1));
    // {kernel h, kernel w, depth, filters} from filters × depth × kernel h × kernel w
    const auto filters = static_cast<std::size_t>(spec.filters);
    const auto channels = static_cast<std::size_t>(depth);
    const std::size_t cells = weight.count() / filters / channels;
    assembly_.setWeights(y.node, ParameterRole::Weight, weight.count(), [=](std::span<float> out) {
        for (std::size_t f = 0; f < filters; ++f)
            for (std::size_t c = 0; c < channels; ++c)
                for (std::size_t cell = 0; cell < cells; ++cell)
                    out[(cell * channels + c) * filters + f] = weight.real((f * channels + c) * cells + cell);
    });
    if (spec.bias)
        assembly_.setWeights(y.node, ParameterRole::Bias, filters,
                             [bias = constant(2, "B")](std::span<float> out) { spread(bias, {}, out); });
    give(y);
}

/// Sets padding and rounding; `meant` is the padding that the file says.
template <class Spec>
void Translator::poolWindow(Spec& spec, const Activation& x, const Sides& meant, Extent dilation) const {
    Sides sides = meant;
    if (whole("ceil_mode", 0) != 0) {
        // What a layer leaves out of maximum and mean may be added where a window would stick out.
        const Extent reach{(spec.kernel.height - 1) * dilation.height + 1,
                           (spec.kernel.width - 1) * dilation.width + 1};
        sides.bottom += roundedUp(x.shape.height, sides.top, sides.bottom, reach.height, spec.stride.height);
        sides.right += roundedUp(x.shape.width, sides.left, sides.right, reach.width, spec.stride.width);
    }
    if (const auto problem = paddingProblem({PaddingMode::Custom, sides}, spec.kernel))
        refuse(OnnxUnsupported::WindowTooLarge,
               "pads = " + sidesText({sides.top, sides.left, sides.bottom, sides.right}));
    setWindow(spec, x, dilation, sides);
}

/// Kernel and stride of a pool, which has no weights to tell.
template <class Spec>
Spec Translator::poolSpec() const {
    if (wholes("kernel_shape").size() != 2)
        refuse(OnnxUnsupported::Attribute, "kernel_shape = " + sidesText(wholes("kernel_shape")));
    Spec spec;
    spec.kernel = window("kernel_shape", 1);
    spec.stride = window("strides", 1);
    return spec;
}

void Translator::maxPool() {
    Activation x = maps(0);
    // A zero around the maps may win where values are below it.
    const LayerSpec& before = assembly_.node(x.node).layer;
    const bool neverBelow = std::holds_alternative<ReluSpec>(before) || std::holds_alternative<SigmoidSpec>(before);
    if (x.padding != Sides{} && !x.lowest && !neverBelow) x = activation(0);
    auto spec = poolSpec<MaxPool2dSpec>();
    spec.dilation = window("dilations", 1);
    poolWindow(spec, x, padding(x, spec.kernel, spec.stride, spec.dilation), spec.dilation);
    give(behind(x, spec, layerName()));
}

void Translator::averagePool() {
    Activation x = maps(0);
    auto spec = poolSpec<AvgPool2dSpec>();
    spec.dilation = window("dilations", 1);  // from operator set 19 on
    const bool includes = whole("count_include_pad", 0) != 0;
    Sides meant = padding(x, spec.kernel, spec.stride, spec.dilation);
    if (x.padding != Sides{} && !includes && meant != x.padding) {
        // Zeros that count, and around them padding that doesn't.
        x = activation(0);
        meant = padding(x, spec.kernel, spec.stride, spec.dilation);
    }
    const bool counts = (includes || x.padding != Sides{}) && meant != Sides{};
    const bool fits = !paddingProblem({PaddingMode::Custom, meant}, spec.kernel);
    if (counts && (whole("ceil_mode", 0) != 0 || !fits)) {
        // What sticks out beyond the zeros counts no more: these become a layer.
        x.padding = {};
        x = behind(x, ZeroPadSpec{.top = meant.top, .bottom = meant.bottom, .left = meant.left, .right = meant.right},
                   {});
        meant = {};
    } else {
        spec.countPadding = counts;
    }
    poolWindow(spec, x, meant, spec.dilation);
    give(stemmed(behind(x, spec, layerName())));
}

void Translator::globalAveragePool() {
    const Activation x = activation(0);
    if (x.axes != "NCHW") refuse(OnnxUnsupported::Axes, x.axes);
    give(behind(x, GlobalAvgPoolSpec{}, layerName()));
}

void Translator::globalMaxPool() {
    const Activation x = activation(0);
    if (x.axes != "NCHW") refuse(OnnxUnsupported::Axes, x.axes);
    const Extent all{x.shape.height, x.shape.width};
    give(behind(x, MaxPool2dSpec{.kernel = all, .stride = all}, layerName()));
}

void Translator::pad() {
    if (paddedActivation(0).softmax) settle(node_->inputs[0], false);
    Activation x = paddedActivation(0);
    if (const std::string mode = text("mode", "constant"); mode != "constant")
        refuse(OnnxUnsupported::PaddingMode, mode);
    auto pads = listed("pads", 1);
    if (!pads) pads = wholes("paddings");
    std::vector<std::int64_t> axes;
    if (given(3))
        axes = constant(3, "axes").wholes();
    else
        for (std::size_t i = 0; i < x.axes.size(); ++i) axes.push_back(static_cast<std::int64_t>(i));
    if (pads->size() != 2 * axes.size()) throw BrokenFile{{Reason::PadsOtherAxes, {nodeText(model_, index_)}}};
    float value = real("value", 0.0F);
    if (given(2)) value = constant(2, "constant_value").count() == 1 ? constant(2, "constant_value").real(0) : 1;
    const bool lowest = value <= -3e38F;
    Sides sides = x.padding;
    int channelsBefore = 0;
    int channelsBehind = 0;
    for (std::size_t i = 0; i < pads->size(); ++i) {
        const int pixels = setting("pads", (*pads)[i], 0, largestSide);
        if (pixels == 0) continue;
        const char axis = x.axes[axisIndex(axes[i % axes.size()], x.axes.size())];
        const bool before = i < axes.size();
        if (axis == 'H')
            (before ? sides.top : sides.bottom) += pixels;
        else if (axis == 'W')
            (before ? sides.left : sides.right) += pixels;
        else if (axis == 'C' && value == 0)
            (before ? channelsBefore : channelsBehind) += pixels;
        else
            refuse(OnnxUnsupported::PaddingAlone);
    }
    if (sides != x.padding && ((value != 0 && !lowest) || (x.padding != Sides{} && lowest != x.lowest)))
        refuse(OnnxUnsupported::PaddingMode, std::to_string(value));
    for (const int side : {sides.top, sides.bottom, sides.left, sides.right}) setting("pads", side, 0, largestSide);
    if (sides != x.padding) x.lowest = lowest;
    if (channelsBefore > 0 || channelsBehind > 0) {
        x.padding = {};
        x = channelsPadded(x, channelsBefore, channelsBehind);
    } else if (own_) {
        x = behind(x, ZeroPadSpec{.top = sides.top, .bottom = sides.bottom, .left = sides.left, .right = sides.right},
                   layerName());
        sides = {};
    }
    x.padding = sides;
    give(x);
}

}  // namespace fovea::onnxfile
