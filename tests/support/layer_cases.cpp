// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/layer_cases.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace fovea::test {

Padding randomPadding(RandomStream& random, Extent kernel, int more) {
    switch (random.below(3)) {
        case 0: return Padding::none();
        case 1: return Padding::same();
        default:
            return {PaddingMode::Custom,
                    {random.below(kernel.height + more), random.below(kernel.height + more),
                     random.below(kernel.width + more), random.below(kernel.width + more)}};
    }
}

Extent randomExtent(RandomStream& random, int largest) {
    return {1 + random.below(largest), 1 + random.below(largest)};
}

Conv2dSpec randomConv2d(RandomStream& random, const CaseLimits& limits, Shape& input) {
    Conv2dSpec spec;
    const int style = random.below(5);  // 0 to 2 plain, 3 depthwise, 4 in groups
    spec.groups = style == 3 ? input.channels : style == 4 ? 1 + random.below(4) : 1;
    if (style == 4) input.channels = spec.groups * (1 + random.below(std::max(1, limits.channels / spec.groups)));
    spec.filters = style == 3   ? input.channels * (1 + random.below(4) / 3)
                   : style == 4 ? spec.groups * (1 + random.below(std::max(1, limits.channels / spec.groups)))
                                : 1 + random.below(limits.channels);
    spec.kernel = random.below(3) == 0 ? Extent{3, 3} : randomExtent(random, 5);
    spec.stride = random.below(2) == 0 ? Extent{1, 1} : randomExtent(random, 3);
    spec.dilation = random.below(3) != 0 ? Extent{1, 1} : randomExtent(random, 3);
    spec.padding = randomPadding(random, spec.kernel, 2);
    spec.rounding = Rounding::Floor;
    spec.bias = random.below(4) != 0;
    return spec;
}

namespace {

/// Kinds that move values or join two inputs, and norms of one image.
std::optional<LayerSpec> randomStructure(std::string_view kind, RandomStream& random, const CaseLimits& limits,
                                         std::vector<Shape>& inputs) {
    Shape& input = inputs.front();
    const auto side = [&] { return random.below(4); };
    if (kind == ZeroPadSpec::kind) return ZeroPadSpec{.top = side(), .bottom = side(), .left = side(), .right = side()};
    if (kind == CropSpec::kind) return CropSpec{.top = side(), .bottom = side(), .left = side(), .right = side()};
    if (kind == ChannelSliceSpec::kind)
        return ChannelSliceSpec{.first = random.below(input.channels), .channels = 1 + random.below(input.channels)};
    if (kind == SubsampleSpec::kind)
        return SubsampleSpec{.stride = randomExtent(random, 3), .before = side(), .behind = side()};
    if (kind == InstanceNormSpec::kind) return InstanceNormSpec{1e-3F};
    if (kind == ChannelShuffleSpec::kind || kind == GroupNormSpec::kind) {
        const int groups = 1 + random.below(4);
        input.channels = groups * (1 + random.below(std::max(1, limits.channels / groups)));
        return kind == GroupNormSpec::kind ? LayerSpec(GroupNormSpec{groups, 1e-3F})
                                           : LayerSpec(ChannelShuffleSpec{.groups = groups});
    }
    if (kind != MultiplySpec::kind) return std::nullopt;
    const Shape shape = input;  // the list moves as it grows
    inputs.push_back(shape);
    if (random.below(2) == 0) inputs.back() = {1, 1, shape.channels};
    if (random.below(2) == 0) std::swap(inputs[0], inputs[1]);
    return MultiplySpec{};
}

}  // namespace

namespace {

/// Kinds of the classics, and maxout.
std::optional<LayerSpec> randomClassic(std::string_view kind, RandomStream& random, const CaseLimits& limits,
                                       std::vector<Shape>& inputs) {
    Shape& input = inputs.front();
    const auto windowed = [&](auto spec) {
        spec.kernel = randomExtent(random, 4);
        spec.stride = random.below(2) == 0 ? Extent{1, 1} : randomExtent(random, 3);
        spec.padding = randomPadding(random, spec.kernel, 2);
        spec.rounding = Rounding::Floor;
        spec.bias = random.below(4) != 0;
        return spec;
    };
    if (kind == TableConv2dSpec::kind) {
        TableConv2dSpec spec{.table = ConnectionTable::Neighbours, .span = 1 + random.below(input.channels)};
        spec.filters = 1 + random.below(limits.channels);
        if (random.below(2) == 0) {
            spec.table = ConnectionTable::LeNet5;
            spec.filters = leNet5Filters;
            input.channels = leNet5Maps;
        }
        return windowed(spec);
    }
    if (kind == LocallyConnected2dSpec::kind)
        return windowed(LocallyConnected2dSpec{.filters = 1 + random.below(limits.channels)});
    if (kind == ScaledPool2dSpec::kind) return randomPool<ScaledPool2dSpec>(random);
    if (kind == MaxoutSpec::kind) {
        const int pieces = 1 + random.below(4);
        input.channels = pieces * (1 + random.below(std::max(1, limits.channels / pieces)));
        return MaxoutSpec{.pieces = pieces};
    }
    if (kind != RbfOutputSpec::kind) return std::nullopt;
    input = {1, 1, codeLength};
    return RbfOutputSpec{.units = 1 + random.below(14)};
}

}  // namespace

LayerSpec randomSpec(std::string_view kind, RandomStream& random, const CaseLimits& limits,
                     std::vector<Shape>& inputs) {
    Shape& input = inputs.front();
    const auto setting = [&](double low, double high) { return static_cast<float>(random.uniform(low, high)); };
    if (kind == Conv2dSpec::kind) return randomConv2d(random, limits, input);
    if (kind == MaxPool2dSpec::kind) {
        auto pool = randomPool<MaxPool2dSpec>(random);
        if (random.below(3) == 0) pool.dilation = randomExtent(random, 3);
        return pool;
    }
    if (kind == AvgPool2dSpec::kind) {
        auto pool = randomPool<AvgPool2dSpec>(random);
        pool.countPadding = random.below(3) == 0;
        if (random.below(3) == 0) pool.dilation = randomExtent(random, 3);
        return pool;
    }
    if (kind == GlobalAvgPoolSpec::kind) return GlobalAvgPoolSpec{};
    if (kind == FlattenSpec::kind) return FlattenSpec{};
    if (kind == ReluSpec::kind) return ReluSpec{};
    if (kind == LeakyReluSpec::kind) return LeakyReluSpec{.slope = setting(0.01, 0.5)};
    if (kind == EluSpec::kind) return EluSpec{.alpha = setting(0.5, 2)};
    if (kind == SigmoidSpec::kind) return SigmoidSpec{};
    if (kind == TanhSpec::kind) return TanhSpec{};
    if (kind == SoftsignSpec::kind) return SoftsignSpec{};
    if (kind == ScaledTanhSpec::kind) return ScaledTanhSpec{.amplitude = setting(0.5, 2), .slope = setting(0.5, 2)};
    if (kind == ScaleSpec::kind) return ScaleSpec{.factor = setting(-2, 2), .shift = setting(-1, 1)};
    if (kind == IdentitySpec::kind) return IdentitySpec{};
    if (kind == SoftmaxSpec::kind) return SoftmaxSpec{};
    if (const auto structure = randomStructure(kind, random, limits, inputs)) return *structure;
    if (const auto classic = randomClassic(kind, random, limits, inputs)) return *classic;
    if (kind == PreluSpec::kind) return PreluSpec{.shared = random.below(3) == 0};
    if (kind == SeluSpec::kind) return SeluSpec{};
    if (kind == GeluSpec::kind) return GeluSpec{.approximate = random.below(2) == 0};
    if (kind == SiluSpec::kind) return SiluSpec{};
    if (kind == MishSpec::kind) return MishSpec{};
    if (kind == SoftplusSpec::kind) return SoftplusSpec{.beta = setting(0.5, 3)};
    if (kind == ClipSpec::kind) return ClipSpec{.smallest = setting(-1, 0.2), .largest = setting(0.3, 2)};
    if (kind == HardSwishSpec::kind) return HardSwishSpec{};
    if (kind == HardSigmoidSpec::kind) return HardSigmoidSpec{.alpha = setting(0.1, 1), .beta = setting(0.2, 0.8)};
    if (kind == DropoutSpec::kind) return DropoutSpec{setting(0, 0.9)};
    if (kind == BatchNormSpec::kind) return BatchNormSpec{setting(0, 1), 1e-3F, random.below(4) != 0, random.below(4) != 0};
    if (kind == LocalResponseNormSpec::kind) {
        const float betas[] = {0.75F, 0.5F, 1.0F, setting(0, 2)};
        return LocalResponseNormSpec{1 + 2 * random.below(6), setting(0, 2), betas[random.below(4)], setting(0.5, 2)};
    }
    if (kind == DenseSpec::kind) {
        input = {1, 1, 1 + random.below(20 * limits.channels)};
        return DenseSpec{1 + random.below(5 * limits.channels), random.below(4) != 0};
    }
    const int more = 1 + random.below(3);
    for (int i = 0; i < more; ++i) {
        inputs.push_back(inputs.front());
        if (kind == ConcatSpec::kind) inputs.back().channels = 1 + random.below(limits.channels);
    }
    if (kind == ConcatSpec::kind) return ConcatSpec{};
    return AddSpec{};
}

std::vector<std::string_view> layerKinds() {
    std::vector<std::string_view> kinds;
    const auto add = [&]<std::size_t... I>(std::index_sequence<I...>) {
        (kinds.push_back(std::variant_alternative_t<I, LayerSpec>::kind), ...);
    };
    add(std::make_index_sequence<std::variant_size_v<LayerSpec>>{});
    std::erase(kinds, InputSpec::kind);
    return kinds;
}

LayerCase randomCase(std::string_view kind, int seed, const CaseLimits& limits) {
    for (int attempt = 0;; ++attempt) {
        RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, attempt);
        LayerCase result;
        result.batch = 1 + random.below(limits.batch);
        result.inputs = {
            {1 + random.below(limits.side), 1 + random.below(limits.side), 1 + random.below(limits.channels)}};
        result.spec = randomSpec(kind, random, limits, result.inputs);
        // The statistics of very few values are ill-conditioned.
        const Shape& first = result.inputs.front();
        const int pixels = first.height * first.width;
        if (kind == BatchNormSpec::kind && result.batch * pixels < 8) continue;
        if (kind == InstanceNormSpec::kind && pixels < 8) continue;
        if (const auto* norm = std::get_if<GroupNormSpec>(&result.spec))
            if (first.channels / norm->groups * pixels < 8) continue;
        const ShapeResult output = outputShape(result.spec, result.inputs);
        if (const Shape* shape = std::get_if<Shape>(&output)) {
            result.output = *shape;
            return result;
        }
    }
}

std::string describe(const LayerCase& layer, int seed) {
    std::string text = fmt::format("{} (seed {}), batch {}", kindName(layer.spec), seed, layer.batch);
    for (const Shape& shape : layer.inputs)
        text += fmt::format(", {}×{}×{}", shape.height, shape.width, shape.channels);
    text += fmt::format(" → {}×{}×{}", layer.output.height, layer.output.width, layer.output.channels);
    if (const auto* conv = std::get_if<Conv2dSpec>(&layer.spec))
        text += fmt::format(", kernel {}×{}, stride {}×{}, dilation {}×{}, groups {}, padding mode {} ({} {} {} {})",
                            conv->kernel.height, conv->kernel.width, conv->stride.height, conv->stride.width,
                            conv->dilation.height, conv->dilation.width, conv->groups,
                            static_cast<int>(conv->padding.mode), conv->padding.sides.top, conv->padding.sides.bottom,
                            conv->padding.sides.left, conv->padding.sides.right);
    return text;
}

namespace {

std::size_t countOf(const LayerCase& layer, ParameterRole role) {
    std::size_t count = 0;
    for (const LayerTensor& tensor : tensorsOf(layer.spec, layer.inputs)) {
        if (tensor.role != role) continue;
        count = 1;
        for (const int side : tensor.dims) count *= static_cast<std::size_t>(side);
    }
    return count;
}

}  // namespace

std::size_t weightCount(const LayerCase& layer) { return countOf(layer, ParameterRole::Weight); }
std::size_t biasCount(const LayerCase& layer) { return countOf(layer, ParameterRole::Bias); }

LayerValues randomValues(const LayerCase& layer, int seed) {
    RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 1000);
    const auto normals = [&](std::size_t count) {
        std::vector<float> values(count);
        for (float& value : values) value = static_cast<float>(random.normal());
        return values;
    };
    LayerValues values;
    for (const Shape& shape : layer.inputs) {
        auto input = normals(static_cast<std::size_t>(shape.size() * layer.batch));
        for (float& value : input)
            if (std::abs(value) < 0.01F) value += value < 0 ? -0.01F : 0.01F;
        if (std::holds_alternative<MaxPool2dSpec>(layer.spec) || std::holds_alternative<MaxoutSpec>(layer.spec)) {
            for (std::size_t i = 0; i < input.size(); ++i) input[i] = 0.01F * static_cast<float>(i);
            for (std::size_t i = input.size(); i > 1; --i)
                std::swap(input[i - 1], input[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
        }
        values.inputs.push_back(std::move(input));
    }
    values.weight = normals(weightCount(layer));
    values.bias = normals(biasCount(layer));
    values.outputGradient = normals(static_cast<std::size_t>(layer.output.size() * layer.batch));
    return values;
}

}  // namespace fovea::test
