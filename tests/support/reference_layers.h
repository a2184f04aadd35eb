// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/kernels/reference/activations.h"
#include "core/kernels/reference/batch_norm.h"
#include "core/kernels/reference/classics.h"
#include "core/kernels/reference/conv2d.h"
#include "core/kernels/reference/dense.h"
#include "core/kernels/reference/group_norm.h"
#include "core/kernels/reference/pool.h"
#include "core/kernels/reference/response_norm.h"
#include "core/kernels/reference/softmax.h"
#include "core/kernels/reference/structure.h"
#include "core/tensor/random.h"
#include "tests/support/layer_cases.h"

namespace fovea::test {

using Values = std::vector<double>;
inline Values toDouble(std::span<const float> values) { return {values.begin(), values.end()}; }

/// A layer's numbers in double.
struct ReferenceValues {
    std::vector<Values> inputs;
    Values weight;
    Values bias;
    explicit ReferenceValues(const LayerValues& values) : weight(toDouble(values.weight)), bias(toDouble(values.bias)) {
        for (const auto& input : values.inputs) inputs.push_back(toDouble(input));
    }
};
struct ReferenceGradients {
    std::vector<Values> inputs;
    Values weight;
    Values bias;
};

/// What dropout draws from, as the header of the layers' context promises.
struct RandomKey {
    std::uint64_t seed = 11;
    int node = 4;
    std::int64_t step = 7;
};

inline Values dropoutMask(const LayerCase& layer, float rate, const RandomKey& key) {
    Values mask;
    for (int n = 0; n < layer.batch; ++n)
        for (std::int64_t i = 0; i < layer.output.size(); ++i) {
            const float draw = uniformFloat(randomBits(key.seed, RandomPurpose::Dropout, key.node, key.step, n, i));
            mask.push_back(draw < rate ? 0.0 : 1.0 / (1.0 - double{rate}));
        }
    return mask;
}

template <class Spec>
WindowGeometry geometryOf(const Spec& spec, const Shape& input) {
    Extent dilation{1, 1};
    if constexpr (requires { spec.dilation; }) dilation = spec.dilation;
    return std::get<WindowGeometry>(
        resolveWindow({input.height, input.width}, spec.kernel, spec.stride, dilation, spec.padding, spec.rounding));
}

/// The reference kernels' function of a kind, null for kinds that aren't activations.
inline auto activationOf(const ReluSpec&) { return reference::Relu<double>{}; }
inline auto activationOf(const LeakyReluSpec& spec) { return reference::LeakyRelu<double>{double{spec.slope}}; }
inline auto activationOf(const EluSpec& spec) { return reference::Elu<double>{double{spec.alpha}}; }
inline auto activationOf(const SigmoidSpec&) { return reference::Sigmoid<double>{}; }
inline auto activationOf(const TanhSpec&) { return reference::Tanh<double>{}; }
inline auto activationOf(const ScaledTanhSpec& spec) {
    return reference::ScaledTanh<double>{double{spec.amplitude}, double{spec.slope}};
}
inline auto activationOf(const ScaleSpec& spec) {
    return reference::Scale<double>{double{spec.factor}, double{spec.shift}};
}
inline auto activationOf(const IdentitySpec&) { return reference::Identity<double>{}; }
inline auto activationOf(const SoftsignSpec&) { return reference::Softsign<double>{}; }
inline auto activationOf(const SiluSpec&) { return reference::Silu<double>{}; }
inline auto activationOf(const HardSwishSpec&) { return reference::HardSwish<double>{}; }
inline auto activationOf(const HardSigmoidSpec& spec) {
    return reference::HardSigmoid<double>{double{spec.alpha}, double{spec.beta}};
}
inline auto activationOf(const ClipSpec& spec) {
    return reference::Clip<double>{double{spec.smallest}, double{spec.largest}};
}
inline auto activationOf(const SeluSpec&) { return reference::Selu<double>{}; }
inline auto activationOf(const SoftplusSpec& spec) { return reference::Softplus<double>{double{spec.beta}}; }
inline auto activationOf(const MishSpec&) { return reference::Mish<double>{}; }
/// Either of the two functions.
struct EitherGelu {
    bool approximate;
    double value(double x) const {
        return approximate ? reference::ApproximateGelu<double>{}.value(x) : reference::Gelu<double>{}.value(x);
    }
    double derivative(double x) const {
        return approximate ? reference::ApproximateGelu<double>{}.derivative(x)
                           : reference::Gelu<double>{}.derivative(x);
    }
};
inline auto activationOf(const GeluSpec& spec) { return EitherGelu{spec.approximate}; }

/// Where a layer that only moves values takes each from.
inline auto sourceOf(const ZeroPadSpec& spec, const Shape&) {
    return [spec](int y, int x, int c) { return reference::Place{y - spec.top, x - spec.left, c}; };
}
inline auto sourceOf(const CropSpec& spec, const Shape&) {
    return [spec](int y, int x, int c) { return reference::Place{y + spec.top, x + spec.left, c}; };
}
inline auto sourceOf(const ChannelSliceSpec& spec, const Shape&) {
    return [spec](int y, int x, int c) { return reference::Place{y, x, spec.first + c}; };
}
inline auto sourceOf(const ChannelShuffleSpec& spec, const Shape& input) {
    return [spec, each = input.channels / spec.groups](int y, int x, int c) {
        return reference::Place{y, x, c % spec.groups * each + c / spec.groups};
    };
}
inline auto sourceOf(const SubsampleSpec& spec, const Shape&) {
    return [spec](int y, int x, int c) {
        return reference::Place{y * spec.stride.height, x * spec.stride.width, c - spec.before};
    };
}

/// Runs the reference kernels on a case, in training mode.
class ReferenceLayer {
public:
    ReferenceLayer(const LayerCase& layer, const RandomKey& key = {}) : case_(layer), key_(key) {}

    Values forward(const ReferenceValues& values) const {
        Values output(static_cast<std::size_t>(case_.output.size() * case_.batch));
        std::visit([&](const auto& spec) { run(spec, values, view(output, case_.output)); }, case_.spec);
        return output;
    }

    ReferenceGradients backward(const ReferenceValues& values, const Values& outputGradient) const {
        ReferenceGradients gradients;
        for (const Values& input : values.inputs) gradients.inputs.emplace_back(input.size());
        gradients.weight.resize(values.weight.size());
        gradients.bias.resize(values.bias.size());
        std::visit([&](const auto& spec) { reverse(spec, values, view(outputGradient, case_.output), gradients); },
                   case_.spec);
        return gradients;
    }

private:
    using View = BasicImageView<double>;
    using ConstView = BasicImageView<const double>;
    using ConstSpan = std::span<const double>;

    View view(Values& values, const Shape& shape) const { return denseView(values.data(), case_.batch, shape); }
    ConstView view(const Values& values, const Shape& shape) const {
        return denseView(values.data(), case_.batch, shape);
    }
    const Shape& shape() const { return case_.inputs.front(); }
    ConstView input(const ReferenceValues& values) const { return view(values.inputs.front(), shape()); }
    View gradient(ReferenceGradients& gradients) const { return view(gradients.inputs.front(), shape()); }
    std::vector<ConstView> views(const ReferenceValues& values) const {
        std::vector<ConstView> result;
        for (std::size_t i = 0; i < values.inputs.size(); ++i)
            result.push_back(view(values.inputs[i], case_.inputs[i]));
        return result;
    }

    void run(const InputSpec&, const ReferenceValues&, View) const {}
    void reverse(const InputSpec&, const ReferenceValues&, ConstView, ReferenceGradients&) const {}

    void run(const Conv2dSpec& spec, const ReferenceValues& values, View output) const {
        reference::conv2dForward<double>(input(values), values.weight, values.bias, geometryOf(spec, shape()),
                                         spec.groups, output);
    }
    void reverse(const Conv2dSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        const WindowGeometry geometry = geometryOf(spec, shape());
        reference::conv2dInputGradient<double>(dy, values.weight, geometry, spec.groups, gradient(gradients));
        reference::conv2dWeightGradient<double>(input(values), dy, geometry, spec.groups, gradients.weight,
                                                gradients.bias);
    }

    void run(const PreluSpec&, const ReferenceValues& values, View output) const {
        reference::preluForward<double>(input(values), values.weight, output);
    }
    void reverse(const PreluSpec&, const ReferenceValues& values, ConstView dy, ReferenceGradients& gradients) const {
        reference::preluBackward<double>(input(values), values.weight, dy, gradient(gradients), gradients.weight);
    }

    void run(const DenseSpec&, const ReferenceValues& values, View output) const {
        reference::denseForward<double>(input(values), values.weight, values.bias, output);
    }
    void reverse(const DenseSpec&, const ReferenceValues& values, ConstView dy, ReferenceGradients& gradients) const {
        reference::denseBackward<double>(input(values), dy, values.weight, gradient(gradients), gradients.weight,
                                         gradients.bias);
    }

    void run(const MaxPool2dSpec& spec, const ReferenceValues& values, View output) const {
        reference::maxPoolForward<double>(input(values), geometryOf(spec, shape()), output);
    }
    void reverse(const MaxPool2dSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reference::maxPoolBackward<double>(input(values), dy, geometryOf(spec, shape()), gradient(gradients));
    }

    void run(const AvgPool2dSpec& spec, const ReferenceValues& values, View output) const {
        reference::avgPoolForward<double>(input(values), geometryOf(spec, shape()), spec.countPadding, output);
    }
    void reverse(const AvgPool2dSpec& spec, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        reference::avgPoolBackward<double>(dy, geometryOf(spec, shape()), spec.countPadding, gradient(gradients));
    }

    void run(const GlobalAvgPoolSpec&, const ReferenceValues& values, View output) const {
        reference::globalAvgPoolForward<double>(input(values), output);
    }
    void reverse(const GlobalAvgPoolSpec&, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        reference::globalAvgPoolBackward<double>(dy, gradient(gradients));
    }

    void run(const FlattenSpec&, const ReferenceValues& values, View output) const {
        std::copy(values.inputs.front().begin(), values.inputs.front().end(), output.data);
    }
    void reverse(const FlattenSpec&, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        std::copy_n(dy.data, gradients.inputs.front().size(), gradients.inputs.front().begin());
    }

    template <class Spec>
    requires requires(const Spec& spec) { activationOf(spec); }
    void run(const Spec& spec, const ReferenceValues& values, View output) const {
        reference::activationForward<double>(activationOf(spec), input(values), output);
    }
    template <class Spec>
    requires requires(const Spec& spec) { activationOf(spec); }
    void reverse(const Spec& spec, const ReferenceValues& values, ConstView dy, ReferenceGradients& gradients) const {
        reference::activationBackward<double>(activationOf(spec), input(values), dy, gradient(gradients));
    }

    template <class Spec>
    requires requires(const Spec& spec, const Shape& input) { sourceOf(spec, input); }
    void run(const Spec& spec, const ReferenceValues& values, View output) const {
        reference::move<double>(input(values), sourceOf(spec, shape()), output);
    }
    template <class Spec>
    requires requires(const Spec& spec, const Shape& input) { sourceOf(spec, input); }
    void reverse(const Spec& spec, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        reference::moveBackward<double>(dy, sourceOf(spec, shape()), gradient(gradients));
    }

    int groupsOf(const GroupNormSpec& spec) const { return spec.groups; }
    int groupsOf(const InstanceNormSpec&) const { return shape().channels; }
    void runGroups(const auto& spec, const ReferenceValues& values, View output) const {
        reference::groupNormForward<double>(input(values), groupsOf(spec), double{spec.epsilon}, values.weight,
                                            values.bias, output);
    }
    void reverseGroups(const auto& spec, const ReferenceValues& values, ConstView dy,
                       ReferenceGradients& gradients) const {
        reference::groupNormBackward<double>(input(values), dy, groupsOf(spec), double{spec.epsilon}, values.weight,
                                             gradient(gradients), gradients.weight, gradients.bias);
    }
    void run(const GroupNormSpec& spec, const ReferenceValues& values, View output) const {
        runGroups(spec, values, output);
    }
    void reverse(const GroupNormSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reverseGroups(spec, values, dy, gradients);
    }
    void run(const InstanceNormSpec& spec, const ReferenceValues& values, View output) const {
        runGroups(spec, values, output);
    }
    void reverse(const InstanceNormSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reverseGroups(spec, values, dy, gradients);
    }

    void run(const SoftmaxSpec&, const ReferenceValues& values, View output) const {
        reference::softmaxForward<double>(input(values), output);
    }
    void reverse(const SoftmaxSpec&, const ReferenceValues& values, ConstView dy, ReferenceGradients& gradients) const {
        Values output(values.inputs.front().size());
        reference::softmaxForward<double>(input(values), view(output, shape()));
        reference::softmaxBackward<double>(view(std::as_const(output), shape()), dy, gradient(gradients));
    }

    void run(const BatchNormSpec& spec, const ReferenceValues& values, View output) const {
        const auto batch = reference::channelStatistics<double>(input(values));
        const Values scale = spec.scale ? values.weight : Values(batch.mean.size(), 1.0);
        const Values shift = spec.shift ? values.bias : Values(batch.mean.size(), 0.0);
        reference::batchNormForward<double>(input(values), ConstSpan(batch.mean), ConstSpan(batch.variance),
                                            double{spec.epsilon}, scale, shift, output);
    }
    void reverse(const BatchNormSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        const auto channels = static_cast<std::size_t>(case_.inputs.front().channels);
        const Values scale = spec.scale ? values.weight : Values(channels, 1.0);
        Values scaleGradient(channels);
        Values shiftGradient(channels);
        reference::batchNormBackward<double>(input(values), dy, double{spec.epsilon}, ConstSpan(scale),
                                             gradient(gradients), scaleGradient, shiftGradient);
        if (spec.scale) gradients.weight = scaleGradient;
        if (spec.shift) gradients.bias = shiftGradient;
    }

    static reference::ResponseNorm<double> normOf(const LocalResponseNormSpec& spec) {
        return {spec.size, double{spec.alpha}, double{spec.beta}, double{spec.bias}};
    }
    void run(const LocalResponseNormSpec& spec, const ReferenceValues& values, View output) const {
        reference::responseNormForward<double>(input(values), normOf(spec), output);
    }
    void reverse(const LocalResponseNormSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reference::responseNormBackward<double>(input(values), dy, normOf(spec), gradient(gradients));
    }

    void run(const DropoutSpec& spec, const ReferenceValues& values, View output) const {
        reference::applyDropout<double>(input(values), dropoutMask(case_, spec.rate, key_), output);
    }
    void reverse(const DropoutSpec& spec, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        reference::applyDropout<double>(dy, dropoutMask(case_, spec.rate, key_), gradient(gradients));
    }

    void run(const AddSpec&, const ReferenceValues& values, View output) const {
        const auto inputs = views(values);
        reference::add<double>(inputs, output);
    }
    void reverse(const AddSpec&, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        for (Values& dx : gradients.inputs) std::copy_n(dy.data, dx.size(), dx.begin());
    }

    void run(const MultiplySpec&, const ReferenceValues& values, View output) const {
        const auto inputs = views(values);
        reference::multiply<double>(inputs[0], inputs[1], output);
    }
    void reverse(const MultiplySpec&, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        const auto inputs = views(values);
        for (std::size_t i = 0; i < 2; ++i)
            reference::multiplyBackward<double>(inputs[1 - i], dy, view(gradients.inputs[i], case_.inputs[i]));
    }

    void run(const ConcatSpec&, const ReferenceValues& values, View output) const {
        const auto inputs = views(values);
        reference::concat<double>(inputs, output);
    }
    void reverse(const ConcatSpec&, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        int first = 0;
        for (std::size_t i = 0; i < gradients.inputs.size(); ++i) {
            reference::slice<double>(dy, first, view(gradients.inputs[i], case_.inputs[i]));
            first += case_.inputs[i].channels;
        }
    }

    void run(const TableConv2dSpec& spec, const ReferenceValues& values, View output) const {
        reference::tableConvForward<double>(input(values), values.weight, values.bias, geometryOf(spec, shape()),
                                            connectionsOf(spec, shape().channels), output);
    }
    void reverse(const TableConv2dSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reference::tableConvBackward<double>(input(values), dy, values.weight, geometryOf(spec, shape()),
                                             connectionsOf(spec, shape().channels), gradient(gradients),
                                             gradients.weight, gradients.bias);
    }

    void run(const LocallyConnected2dSpec& spec, const ReferenceValues& values, View output) const {
        reference::localForward<double>(input(values), values.weight, values.bias, geometryOf(spec, shape()), output);
    }
    void reverse(const LocallyConnected2dSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reference::localBackward<double>(input(values), dy, values.weight, geometryOf(spec, shape()),
                                         gradient(gradients), gradients.weight, gradients.bias);
    }

    void run(const ScaledPool2dSpec& spec, const ReferenceValues& values, View output) const {
        reference::scaledPoolForward<double>(input(values), values.weight, values.bias, geometryOf(spec, shape()),
                                             output);
    }
    void reverse(const ScaledPool2dSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reference::scaledPoolBackward<double>(input(values), dy, values.weight, geometryOf(spec, shape()),
                                              gradient(gradients), gradients.weight, gradients.bias);
    }

    void run(const MaxoutSpec& spec, const ReferenceValues& values, View output) const {
        reference::maxoutForward<double>(input(values), spec.pieces, output);
    }
    void reverse(const MaxoutSpec& spec, const ReferenceValues& values, ConstView dy,
                 ReferenceGradients& gradients) const {
        reference::maxoutBackward<double>(input(values), dy, spec.pieces, gradient(gradients));
    }

    void run(const RbfOutputSpec&, const ReferenceValues& values, View output) const {
        reference::rbfForward<double>(input(values), outputCode, output);
    }
    void reverse(const RbfOutputSpec&, const ReferenceValues&, ConstView dy, ReferenceGradients& gradients) const {
        reference::rbfBackward<double>(dy, outputCode, gradient(gradients));
    }

    LayerCase case_;
    RandomKey key_;
};

}  // namespace fovea::test
