// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_networks.h"

#include <utility>

namespace fovea::sample {

NetworkSpec chain(Shape input, const std::vector<LayerSpec>& layers) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{input});
    for (const LayerSpec& layer : layers) last = spec.append(layer, last);
    return spec;
}

NetworkSpec joined(const LayerSpec& join, int branches) {
    NetworkSpec spec = chain({8, 8, 3}, {Conv2dSpec{.filters = 4}});
    const NodeId stem = spec.nodes.back().id;
    std::vector<NodeId> ends{stem};
    while (static_cast<int>(ends.size()) < branches)
        ends.push_back(spec.append(Conv2dSpec{.filters = 4, .padding = Padding::same()}, stem));
    const NodeId meeting = spec.append(join);
    for (const NodeId end : ends) spec.edges.push_back({end, meeting});
    spec.append(DenseSpec{.units = 5}, spec.append(FlattenSpec{}, meeting));
    return spec;
}

NetworkSpec joinedVectors(const LayerSpec& join) {
    NetworkSpec spec = chain({6, 5, 3}, {Conv2dSpec{.filters = 4}, FlattenSpec{}});
    const NodeId flat = spec.nodes.back().id;
    const NodeId meeting = spec.append(join, flat);
    spec.edges.push_back({spec.append(DenseSpec{.units = 4 * 4 * 3}, flat), meeting});
    const NodeId end = spec.append(TanhSpec{}, spec.append(BatchNormSpec{}, meeting));
    spec.append(DenseSpec{.units = 5, .bias = false}, end);
    return spec;
}

NetworkSpec gated() {
    NetworkSpec spec = chain({8, 8, 3}, {Conv2dSpec{.filters = 4}});
    const NodeId maps = spec.nodes.back().id;
    const NodeId squeezed = spec.append(DenseSpec{.units = 4}, spec.append(GlobalAvgPoolSpec{}, maps));
    const NodeId gate = spec.append(SigmoidSpec{}, squeezed);
    const NodeId product = spec.append(MultiplySpec{}, maps);
    spec.edges.push_back({gate, product});
    spec.append(DenseSpec{.units = 5}, spec.append(FlattenSpec{}, product));
    return spec;
}

namespace {

/// Kinds that pick and move values, norms of one image, and pools with settings of their own.
std::vector<Sample> moreKinds() {
    const Shape image{9, 8, 3};
    const auto pool = [&](const LayerSpec& layer) {
        return chain(
            image, {Conv2dSpec{.filters = 6, .padding = Padding::same()}, layer, FlattenSpec{}, DenseSpec{.units = 5}});
    };
    constexpr Rounding floor = Rounding::Floor;
    const Padding uneven{PaddingMode::Custom, {1, 0, 2, 1}};
    return {{"max pool with gaps",
             pool(MaxPool2dSpec{.kernel = {2, 3}, .padding = Padding::all(1), .rounding = floor, .dilation = {3, 2}}),
             false},
            {"average pool with gaps", pool(AvgPool2dSpec{.kernel = {2, 3}, .rounding = floor, .dilation = {3, 2}})},
            {"average pool with gaps, padded",
             pool(AvgPool2dSpec{.kernel = {3, 2}, .padding = Padding::all(1), .rounding = floor, .dilation = {2, 3}}),
             false},
            {"average pool with gaps that counts padding", pool(AvgPool2dSpec{.kernel = {3, 2},
                                                                              .padding = Padding::all(1),
                                                                              .rounding = floor,
                                                                              .countPadding = true,
                                                                              .dilation = {2, 3}})},
            {"average pool that counts padding",
             pool(AvgPool2dSpec{.kernel = {3, 3}, .padding = Padding::all(1), .rounding = floor, .countPadding = true}),
             false},
            {"average pool that counts uneven padding",
             pool(AvgPool2dSpec{.kernel = {3, 3}, .padding = uneven, .rounding = floor, .countPadding = true}), false},
            {"zero padding", pool(ZeroPadSpec{.top = 1, .bottom = 0, .left = 2, .right = 3})},
            {"no zero padding", pool(ZeroPadSpec{.top = 0, .bottom = 0, .left = 0, .right = 0})},
            {"crop", pool(CropSpec{.top = 1, .bottom = 2, .left = 0, .right = 3}), false},
            {"slice of channels", pool(ChannelSliceSpec{.first = 2, .channels = 3})},
            {"shuffle of channels", pool(ChannelShuffleSpec{.groups = 3}), false},
            {"subsample", pool(SubsampleSpec{.stride = {2, 3}}), false},
            {"subsample with channels padded", pool(SubsampleSpec{.stride = {2, 2}, .before = 1, .behind = 4}), false},
            {"group norm", pool(GroupNormSpec{.groups = 3, .epsilon = 1e-3F}), false},
            {"instance norm", pool(InstanceNormSpec{.epsilon = 1e-3F}), false},
            {"group norm of a vector",
             chain(image, {Conv2dSpec{.filters = 6}, FlattenSpec{}, GroupNormSpec{.groups = 4}, DenseSpec{}}), false},
            {"slice and shuffle of a vector",
             chain(image, {Conv2dSpec{.filters = 6}, FlattenSpec{}, ChannelSliceSpec{.first = 5, .channels = 60},
                           ChannelShuffleSpec{.groups = 4}, DenseSpec{}}),
             false},
            {"softmax of pixels", pool(SoftmaxSpec{})}};
}

/// Kinds of the classics, and maxout.
std::vector<Sample> classicKinds() {
    const Shape image{9, 8, 3};
    const auto pool = [&](const LayerSpec& layer) {
        return chain(
            image, {Conv2dSpec{.filters = 6, .padding = Padding::same()}, layer, FlattenSpec{}, DenseSpec{.units = 5}});
    };
    constexpr Rounding floor = Rounding::Floor;
    return {{"table of LeNet-5", pool(TableConv2dSpec{})},
            {"table of neighbours", pool(TableConv2dSpec{.filters = 7,
                                                         .kernel = {2, 3},
                                                         .stride = {2, 1},
                                                         .padding = {PaddingMode::Custom, {1, 0, 2, 1}},
                                                         .rounding = floor,
                                                         .table = ConnectionTable::Neighbours,
                                                         .span = 2,
                                                         .bias = false})},
            {"trained subsampling", pool(ScaledPool2dSpec{.rounding = floor})},
            {"trained subsampling padded",
             pool(ScaledPool2dSpec{.kernel = {3, 3}, .padding = Padding::all(1), .rounding = floor})},
            {"maxout", pool(MaxoutSpec{.pieces = 3}), false},
            {"maxout of a vector",
             chain(image, {Conv2dSpec{.filters = 6}, FlattenSpec{}, DenseSpec{.units = 8}, MaxoutSpec{}, DenseSpec{}}),
             false},
            {"maxout of flattened maps",
             chain(image, {Conv2dSpec{.filters = 6}, FlattenSpec{}, MaxoutSpec{}, DenseSpec{}}), false},
            {"codes", chain(image, {FlattenSpec{}, DenseSpec{.units = codeLength}, TanhSpec{}, RbfOutputSpec{}})}};
}

}  // namespace

std::vector<Sample> everyKind() {
    const Shape image{9, 8, 3};
    const auto convolution = [&](const Conv2dSpec& conv) {
        return chain(image, {conv, FlattenSpec{}, DenseSpec{.units = 5}});
    };
    const auto pool = [&](const LayerSpec& layer) {
        return chain(
            image, {Conv2dSpec{.filters = 6, .padding = Padding::same()}, layer, FlattenSpec{}, DenseSpec{.units = 5}});
    };
    constexpr Rounding floor = Rounding::Floor;
    const Padding uneven{PaddingMode::Custom, {1, 0, 2, 1}};
    std::vector<Sample> samples{
        {"conv", convolution({.filters = 4})},
        {"conv without bias", convolution({.filters = 4, .bias = false})},
        {"conv oblong, strided", convolution({.filters = 4, .kernel = {3, 2}, .stride = {2, 3}})},
        {"conv same, strided",
         convolution({.filters = 4, .kernel = {4, 4}, .stride = {2, 2}, .padding = Padding::same()})},
        {"conv uneven padding", convolution({.filters = 4, .padding = uneven})},
        {"conv floor", convolution({.filters = 4, .stride = {4, 4}, .rounding = floor})},
        {"conv dilated", convolution({.filters = 4, .padding = Padding::all(2), .dilation = {2, 2}})},
        {"conv groups",
         chain(image, {Conv2dSpec{.filters = 4}, Conv2dSpec{.filters = 6, .groups = 2}, FlattenSpec{}, DenseSpec{}})},
        {"conv depthwise", convolution({.filters = 6, .groups = 3})},
        {"max pool", pool(MaxPool2dSpec{.rounding = floor})},
        {"max pool padded", pool(MaxPool2dSpec{.kernel = {3, 3}, .padding = Padding::all(1), .rounding = floor})},
        {"max pool same", pool(MaxPool2dSpec{.kernel = {3, 2}, .padding = Padding::same()})},
        {"average pool", pool(AvgPool2dSpec{.rounding = floor})},
        {"average pool padded", pool(AvgPool2dSpec{.kernel = {3, 3}, .padding = Padding::all(1), .rounding = floor})},
        {"average pool same", pool(AvgPool2dSpec{.kernel = {3, 2}, .padding = Padding::same()})},
        {"global average pool", chain(image, {Conv2dSpec{.filters = 6}, GlobalAvgPoolSpec{}, DenseSpec{.units = 5}})},
        {"global average pool as scores", chain(image, {Conv2dSpec{.filters = 6}, GlobalAvgPoolSpec{}})},
        {"dense", chain({1, 1, 7}, {DenseSpec{.units = 6}, DenseSpec{.units = 5, .bias = false}})},
        {"flatten as scores", chain({3, 3, 3}, {Conv2dSpec{.filters = 3, .kernel = {2, 2}}, FlattenSpec{}}), false},
        {"flatten twice", chain(image, {Conv2dSpec{}, FlattenSpec{}, FlattenSpec{}, DenseSpec{}})},
        {"batch norm",
         chain(image, {Conv2dSpec{.bias = false}, BatchNormSpec{.epsilon = 1e-3F}, FlattenSpec{}, DenseSpec{}})},
        {"batch norm of a vector", chain(image, {Conv2dSpec{}, FlattenSpec{}, BatchNormSpec{}, DenseSpec{}})},
        {"batch norm without scale", chain(image, {Conv2dSpec{.bias = false}, BatchNormSpec{.scale = false}, ReluSpec{},
                                                   BatchNormSpec{.shift = false}, FlattenSpec{}, DenseSpec{},
                                                   BatchNormSpec{.scale = false, .shift = false}, DenseSpec{}})},
        {"local response norm", chain(image, {Conv2dSpec{.filters = 6}, LocalResponseNormSpec{.alpha = 0.5F, .bias = 2},
                                              FlattenSpec{}, DenseSpec{}})},
        {"local response norm of a vector",
         chain(image, {Conv2dSpec{.filters = 6}, FlattenSpec{},
                       LocalResponseNormSpec{.size = 3, .alpha = 0.5F, .beta = 0.6F}, DenseSpec{}}),
         false},
        {"dropout", chain(image, {Conv2dSpec{}, DropoutSpec{.rate = 0.3F}, FlattenSpec{}, DropoutSpec{}, DenseSpec{}})},
        {"add", joined(AddSpec{}, 2)},
        {"add of three", joined(AddSpec{}, 3)},
        {"multiply", joined(MultiplySpec{}, 2)},
        {"gate", gated(), false},
        {"multiply vectors", joinedVectors(MultiplySpec{}), false},
        {"concatenate", joined(ConcatSpec{}, 2)},
        {"concatenate three", joined(ConcatSpec{}, 3)},
        {"add of vectors", joinedVectors(AddSpec{}), false},
        {"concatenate vectors", joinedVectors(ConcatSpec{})},
        {"conv on a vector",
         chain({4, 4, 2},
               {FlattenSpec{}, Conv2dSpec{.filters = 6, .kernel = {1, 1}, .groups = 2}, ReluSpec{}, DenseSpec{}}),
         false},
    };
    for (const auto& more : {moreKinds(), classicKinds()}) samples.insert(samples.end(), more.begin(), more.end());
    const std::vector<std::pair<std::string, LayerSpec>> activations{
        {"relu", ReluSpec{}},
        {"leaky relu", LeakyReluSpec{.slope = 0.2F}},
        {"elu", EluSpec{.alpha = 0.7F}},
        {"sigmoid", SigmoidSpec{}},
        {"tanh", TanhSpec{}},
        {"gelu", GeluSpec{}},
        {"approximate gelu", GeluSpec{.approximate = true}},
        {"silu", SiluSpec{}},
        {"hard swish", HardSwishSpec{}},
        {"hard sigmoid", HardSigmoidSpec{}},
        {"hard sigmoid of onnx", HardSigmoidSpec{.alpha = 0.2F}},
        {"relu6", ClipSpec{}},
        {"clip", ClipSpec{.smallest = -0.5F, .largest = 0.75F}},
        {"prelu", PreluSpec{}},
        {"prelu, one slope", PreluSpec{.shared = true}},
        {"selu", SeluSpec{}},
        {"softplus", SoftplusSpec{}},
        {"sharp softplus", SoftplusSpec{.beta = 2.0F}},
        {"softsign", SoftsignSpec{}},
        {"scaled tanh", ScaledTanhSpec{}},
        {"scale", ScaleSpec{.factor = 0.75F, .shift = -0.25F}},
        {"identity", IdentitySpec{}},
        {"softmax", SoftmaxSpec{}},
        {"mish", MishSpec{}}};
    for (const auto& [name, layer] : activations)
        samples.push_back({name, chain(image, {Conv2dSpec{}, layer, FlattenSpec{}, DenseSpec{}, layer, DenseSpec{}}),
                           !std::holds_alternative<ClipSpec>(layer)});  // whose bounds it takes as attributes only
    return samples;
}

std::vector<Sample> everyCatalogueNetwork() {
    std::vector<Sample> samples;
    for (const CatalogueEntry& entry : catalogue()) samples.push_back({entry.id, entry.make(entry.input, 10)});
    return samples;
}

Weights unevenWeights(const NetworkSpec& spec, std::uint64_t seed) {
    Weights weights = initialWeights(spec, seed);
    Numbers numbers(seed);
    for (const ParameterTensor& parameter : weights.layout->parameters) {
        if (parameter.dims.size() != 1) continue;
        const bool positive =
            parameter.role == ParameterRole::RunningVariance || parameter.role == ParameterRole::Weight;
        for (float& value : weights.view(parameter.node, parameter.role))
            value = positive ? numbers.next(0.6F, 1.4F) : numbers.next(-0.3F, 0.3F);
    }
    return weights;
}

Model modelFor(const NetworkSpec& spec, std::uint64_t seed) {
    Model model{spec, std::make_shared<const Weights>(unevenWeights(spec, seed)), {}, {}};
    const auto shapes = soundShapes(spec);
    Numbers numbers(seed + 1);
    const auto channels = static_cast<std::size_t>(shapes.at(*spec.inputNode()).channels);
    model.preprocessing = {numbers.list(channels, 0.3F, 0.6F), numbers.list(channels, 0.15F, 0.3F)};
    for (int i = 0; i < shapes.at(*spec.outputNode()).channels; ++i)
        model.classNames.push_back("class " + std::to_string(i));
    return model;
}

}  // namespace fovea::sample
