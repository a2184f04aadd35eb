// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "core/kernels/window_geometry.h"
#include "core/tensor/shape.h"

namespace fovea {

/// Why a layer can't take its input. The numbers are in the order documented at each code; the
/// sentence with the arithmetic written out is made in `app/error_text`.
enum class ProblemCode {
    // One layer
    OutputNotWhole,        ///< axis (0 height, 1 width), input, kernel (dilated), padding before, padding after, stride
    KernelExceedsInput,    ///< axis, input, kernel (dilated), padding before, padding after
    ChannelsNotDivisible,  ///< input channels, filters, groups
    DenseNeedsVector,      ///< height, width, channels
    ShapesDiffer,          ///< first input's height, width, channels, then the differing one's  (add)
    FactorsDiffer,         ///< the same  (multiply)
    SidesDiffer,           ///< first input's height, width, then the differing one's  (concatenate)
    TooFewInputs,          ///< inputs wired, inputs needed
    TooManyInputs,         ///< inputs wired, inputs allowed
    SettingOutOfRange,     ///< setting (SettingId), value, smallest, largest
    SettingNotOdd,         ///< setting (SettingId), value
    NothingLeft,           ///< axis, input, cut off before, cut off after
    ChannelsOutside,       ///< first and last channel asked for, from 0; channels of the input
    TableOtherSize,        ///< input channels, filters, and how many of both the table is for
    PiecesNotWhole,        ///< input channels, pieces  (maxout)
    CodesOtherLength,      ///< height, width, channels, values of a code
    TooLarge,              ///< values of the output, values allowed
    InputUnknown,          ///< -  a layer before this one has a problem
    // The whole network
    NoInput,          ///< -
    SeveralInputs,    ///< number
    NoOutput,         ///< -
    SeveralOutputs,   ///< number
    Cycle,            ///< -
    NotConnected,     ///< -  the layer leads to no output
    OutputNotVector,  ///< height, width, channels
    SoftmaxAtEnd,     ///< -  nothing but layers that pass values on stands between this softmax and the loss
};

/// Names the field of a layer's settings that a problem speaks of.
enum class SettingId {
    Height,
    Width,
    Channels,
    Filters,
    KernelHeight,
    KernelWidth,
    StrideHeight,
    StrideWidth,
    Padding,
    Dilation,
    Groups,
    Units,
    Slope,
    Alpha,
    Rate,
    Momentum,
    Epsilon,
    Size,
    Beta,
    Bias,
    Smallest,
    Largest,
    Cropped,
    First,
    Factor,
    Shift,
    Amplitude,
    Span,
    Pieces
};

struct ShapeProblem {
    ProblemCode code{};
    std::vector<double> numbers;
    friend bool operator==(const ShapeProblem&, const ShapeProblem&) = default;
};

using ShapeResult = std::variant<Shape, ShapeProblem>;

/// What one layer costs for one image. Numbers beyond 2^63 − 1 saturate.
struct LayerCost {
    std::int64_t parameters = 0;  ///< trained numbers
    std::int64_t macs = 0;        ///< of the forward pass; 0 for layers without weights
    friend bool operator==(const LayerCost&, const LayerCost&) = default;
};

/// Settings of the sliding window that convolution and pooling share.
enum class PaddingMode {
    None,
    Same,   ///< output ⌈n / stride⌉; the odd pixel goes to the bottom and right (ONNX SAME_UPPER)
    Custom  ///< per side
};
enum class Rounding {
    Exact,  ///< an output size that isn't whole is a problem
    Floor   ///< the last pixels are left out, as PyTorch does
};

struct Padding {
    PaddingMode mode = PaddingMode::None;
    Sides sides;  ///< used when mode is Custom
    friend bool operator==(const Padding&, const Padding&) = default;

    static Padding none() { return {}; }
    static Padding same() { return {PaddingMode::Same, {}}; }
    static Padding all(int pixels) { return {PaddingMode::Custom, {pixels, pixels, pixels, pixels}}; }
};

/// Resolves padding and computes the output's sides: ⌊(n + before + after − d·(k − 1) − 1) / stride⌋ + 1.
/// The source of the formula is Dumoulin & Visin, "A guide to convolution arithmetic", 2016.
std::variant<WindowGeometry, ShapeProblem> resolveWindow(Extent input, Extent kernel, Extent stride, Extent dilation,
                                                         const Padding& padding, Rounding rounding);
/// The geometry alone; nullopt where there is a problem.
std::optional<WindowGeometry> soundWindow(const std::variant<WindowGeometry, ShapeProblem>& window);

/// The window of a layer with kernel, stride, padding and rounding on maps of shape `input`.
template <class Spec>
std::variant<WindowGeometry, ShapeProblem> resolveWindowOf(const Spec& spec, const Shape& input,
                                                           Extent dilation = {1, 1}) {
    return resolveWindow({input.height, input.width}, spec.kernel, spec.stride, dilation, spec.padding, spec.rounding);
}

/// Pooling: a window of padding alone has no value, so each side must be smaller than the kernel.
std::optional<ShapeProblem> paddingProblem(const Padding& padding, Extent kernel);

/// A ShapeProblem when the value lies outside [smallest, largest], compared as floats, since settings
/// that are no whole numbers are floats: 0.99F is a little more than 0.99.
std::vector<ShapeProblem> checkSetting(SettingId setting, double value, double smallest, double largest);

/// a · b and a + b for counts ≥ 0, or the largest number where that doesn't fit.
std::int64_t boundedProduct(std::int64_t a, std::int64_t b);
std::int64_t boundedSum(std::int64_t a, std::int64_t b);

/// The shape itself, or TooLarge where it holds more than 2^31 − 1 values.
ShapeResult checkedSize(Shape shape);

}  // namespace fovea
