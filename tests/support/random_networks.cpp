// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_networks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace fovea::sample {

namespace {

/// Sound networks of all kinds of layers, with branches that meet, groups and odd sizes; a function of
/// the seed. A layer is drawn, shape inference says whether it fits where it was to stand, and only one
/// that does is kept. At the end, all loose ends are joined.
class RandomNetwork {
public:
    explicit RandomNetwork(std::uint64_t seed) : numbers_(seed * 7919 + 17), turn_(seed) {}

    NetworkSpec make() {
        spec_ = {};
        grow(InputSpec{{pick(4, 17), pick(4, 17), pick(1, 4)}}, {});
        const int mapLayers = pick(1, 9);
        for (int i = 0; i < mapLayers; ++i) step(true);
        toVectors();
        const int vectorLayers = pick(0, 5);
        for (int i = 0; i < vectorLayers; ++i) step(false);
        joinEnds();
        if (chance(4, 5)) grow(DenseSpec{.units = pick(2, 12), .bias = chance(3, 4)}, {last()});
        return spec_;
    }

private:
    int pick(int smallest, int largest) {
        const int number = smallest + static_cast<int>(numbers_.next(0, static_cast<float>(largest - smallest + 1)));
        return std::min(number, largest);
    }
    bool chance(int hits, int of) { return pick(1, of) <= hits; }
    Extent extent(int smallest, int largest) {
        const int side = pick(smallest, largest);
        return chance(2, 3) ? Extent{side, side} : Extent{pick(smallest, largest), pick(smallest, largest)};
    }
    NodeId last() const { return spec_.nodes.back().id; }
    Shape shapeOf(NodeId id) const { return shapes_.at(id); }

    /// False, and nothing changed, where the layer can't stand there.
    bool grow(const LayerSpec& layer, const std::vector<NodeId>& inputs) {
        const NodeId id = spec_.append(layer);
        for (const NodeId input : inputs) spec_.edges.push_back({input, id});
        const ShapeTable table = inferShapes(spec_);
        const auto* shape = std::get_if<Shape>(&table.at(id));
        constexpr std::int64_t largest = 6000;
        if (shape != nullptr && shape->size() <= largest) {
            shapes_.emplace(id, *shape);
            return true;
        }
        spec_.nodes.pop_back();
        std::erase_if(spec_.edges, [&](const Edge& edge) { return edge.to == id; });
        return false;
    }

    /// A layer behind the last node or, sometimes, an earlier one. `maps`: before everything is a vector.
    void step(bool maps) {
        for (int attempt = 0; attempt < 20; ++attempt) {
            const NodeId from =
                chance(3, 4)
                    ? last()
                    : spec_.nodes[static_cast<std::size_t>(pick(0, static_cast<int>(spec_.nodes.size()) - 1))].id;
            if (!maps && !shapeOf(from).isVector()) continue;
            if (chance(1, 4) ? join(from) : grow(draw(maps, shapeOf(from)), {from})) return;
        }
    }

    /// A sum or a concatenation with other nodes that fit; for a sum, one may be made to fit.
    bool join(NodeId from) {
        const Shape shape = shapeOf(from);
        const bool sum = chance(1, 2);
        std::vector<NodeId> others;
        for (const Node& node : spec_.nodes) {
            const Shape other = shapeOf(node.id);
            const bool fits = sum ? other == shape : other.height == shape.height && other.width == shape.width;
            if (node.id != from && fits) others.push_back(node.id);
        }
        std::vector<NodeId> inputs{from};
        while (!others.empty() && inputs.size() < 4 && (inputs.size() < 2 || chance(1, 3))) {
            const auto place = others.begin() + pick(0, static_cast<int>(others.size()) - 1);
            inputs.push_back(*place);
            others.erase(place);
        }
        if (inputs.size() < 2) {
            const LayerSpec match = shape.isVector()
                                        ? LayerSpec(DenseSpec{.units = shape.channels})
                                        : LayerSpec(Conv2dSpec{.filters = shape.channels, .padding = Padding::same()});
            if (!grow(match, {from})) return false;
            inputs.push_back(last());
        }
        if (chance(1, 2)) std::swap(inputs.front(), inputs.back());
        if (sum && inputs.size() == 2 && chance(1, 3)) return grow(MultiplySpec{}, inputs);
        return grow(sum ? LayerSpec(AddSpec{}) : LayerSpec(ConcatSpec{}), inputs);
    }

    Padding padding(Extent kernel) {
        switch (pick(0, 3)) {
            case 0: return Padding::same();
            case 1: return Padding::all(pick(0, std::min(kernel.height, kernel.width) - 1));
            case 2:
                return {PaddingMode::Custom,
                        {pick(0, kernel.height - 1), pick(0, kernel.height - 1), pick(0, kernel.width - 1),
                         pick(0, kernel.width - 1)}};
            default: return Padding::none();
        }
    }

    LayerSpec draw(bool maps, Shape shape) {
        const Rounding rounding = chance(3, 4) ? Rounding::Floor : Rounding::Exact;
        const Extent kernel = extent(1, maps ? 5 : 1);
        if (maps && chance(1, 4)) return structure(shape, kernel, rounding);
        if (shape.isVector() && shape.channels == codeLength && chance(1, 2))
            return RbfOutputSpec{.units = pick(2, 12)};
        if (chance(1, 12)) return classic(shape, kernel, rounding);
        switch (pick(0, maps ? 16 : 10)) {
            case 0: return ReluSpec{};
            case 1: return LeakyReluSpec{.slope = numbers_.next(0, 1)};
            case 2: return EluSpec{.alpha = numbers_.next(0, 2)};
            case 3: return SigmoidSpec{};
            case 4: return TanhSpec{};
            case 5: return BatchNormSpec{.epsilon = chance(1, 2) ? 1e-5F : 1e-3F, .scale = chance(3, 4), .shift = chance(3, 4)};
            case 6: return DropoutSpec{numbers_.next(0, 0.9F)};
            case 7:
                return shape.isVector() ? LayerSpec(DenseSpec{.units = pick(1, 40), .bias = chance(2, 3)})
                                        : convolution(shape, kernel, rounding);
            case 8: return convolution(shape, kernel, rounding);
            case 9:
                return LocalResponseNormSpec{1 + 2 * pick(0, 5), numbers_.next(0, 1),
                                             chance(1, 2) ? 0.75F : numbers_.next(0, 2), numbers_.next(0.5F, 3)};
            case 10:
            case 14:
            case 15: return newerActivation();
            case 11: return MaxPool2dSpec{kernel, extent(1, 3), padding(kernel), rounding};
            case 12: return AvgPool2dSpec{kernel, extent(1, 3), padding(kernel), rounding};
            case 13: return chance(1, 4) ? LayerSpec(GlobalAvgPoolSpec{}) : convolution(shape, kernel, rounding);
            default: return convolution(shape, kernel, rounding);
        }
    }

    int groupsOf(const Shape& shape) {
        std::vector<int> groups;
        for (int g = 1; g <= shape.channels; ++g)
            if (shape.channels % g == 0) groups.push_back(g);
        return groups[static_cast<std::size_t>(pick(0, static_cast<int>(groups.size()) - 1))];
    }

    /// Kinds that pick and move values, and norms of one image.
    LayerSpec structure(Shape shape, Extent kernel, Rounding rounding) {
        const auto side = [this] { return pick(0, 3); };
        switch (pick(0, 8)) {
            case 0: return ZeroPadSpec{.top = side(), .bottom = side(), .left = side(), .right = side()};
            case 1: return CropSpec{.top = side(), .bottom = side(), .left = side(), .right = side()};
            case 2: return ChannelSliceSpec{.first = pick(0, shape.channels - 1), .channels = pick(1, shape.channels)};
            case 3: return ChannelShuffleSpec{.groups = groupsOf(shape)};
            case 4: return SubsampleSpec{.stride = extent(1, 3), .before = side(), .behind = side()};
            case 5: return GroupNormSpec{.groups = groupsOf(shape)};
            case 6: return InstanceNormSpec{};
            case 7:
                return MaxPool2dSpec{
                    .kernel = kernel, .stride = extent(1, 3), .rounding = rounding, .dilation = extent(1, 3)};
            default:
                return AvgPool2dSpec{.kernel = kernel,
                                     .stride = extent(1, 3),
                                     .padding = padding(kernel),
                                     .rounding = rounding,
                                     .countPadding = true};
        }
    }

    /// Kinds of the classics and maxout, but those that no exchange format has.
    LayerSpec classic(Shape shape, Extent kernel, Rounding rounding) {
        if (shape.isVector() && chance(1, 3)) return DenseSpec{.units = codeLength};
        if (shape.isVector() || chance(1, 3)) return MaxoutSpec{.pieces = groupsOf(shape)};
        if (chance(1, 2))
            return ScaledPool2dSpec{
                .kernel = kernel, .stride = extent(1, 3), .padding = padding(kernel), .rounding = rounding};
        if (shape.channels < 3) return DenseSpec{.units = codeLength};  // fits vectors only: another is drawn
        return TableConv2dSpec{.filters = pick(shape.channels, 8),
                               .kernel = kernel,
                               .stride = extent(1, 3),
                               .padding = padding(kernel),
                               .rounding = rounding,
                               .table = ConnectionTable::Neighbours,
                               .span = pick(1, shape.channels - 1),
                               .bias = chance(2, 3)};
    }

    LayerSpec newerActivation() {
        // One after the other, so that few networks have them all.
        switch (turn_++ % 14) {
            case 0: return GeluSpec{.approximate = chance(1, 2)};
            case 1: return SiluSpec{};
            case 2: return HardSwishSpec{};
            case 3: return HardSigmoidSpec{.alpha = numbers_.next(0.1F, 1)};
            case 4: return ClipSpec{.smallest = numbers_.next(-1, 0), .largest = numbers_.next(0.5F, 6)};
            case 5: return PreluSpec{.shared = chance(1, 3)};
            case 6: return SeluSpec{};
            case 7: return SoftplusSpec{.beta = numbers_.next(0.5F, 2)};
            case 8: return SoftsignSpec{};
            case 9: return ScaledTanhSpec{.amplitude = numbers_.next(0.5F, 2), .slope = numbers_.next(0.5F, 2)};
            case 10: return ScaleSpec{.factor = numbers_.next(-2, 2), .shift = numbers_.next(-1, 1)};
            case 11: return IdentitySpec{};
            case 12: return SoftmaxSpec{};
            default: return MishSpec{};
        }
    }

    LayerSpec convolution(Shape shape, Extent kernel, Rounding rounding) {
        Conv2dSpec spec{.filters = pick(1, 12),
                        .kernel = kernel,
                        .stride = extent(1, 3),
                        .padding = padding(kernel),
                        .rounding = rounding};
        if (chance(1, 3)) spec.dilation = extent(1, 3);
        spec.bias = chance(2, 3);
        if (chance(1, 3)) {
            std::vector<int> groups;
            for (int g = 2; g <= shape.channels; ++g)
                if (shape.channels % g == 0) groups.push_back(g);
            if (!groups.empty())
                spec.groups = groups[static_cast<std::size_t>(pick(0, static_cast<int>(groups.size()) - 1))];
            spec.filters = spec.groups * pick(1, 3);
        }
        return spec;
    }

    std::vector<NodeId> ends() const {
        std::vector<NodeId> result;
        for (const Node& node : spec_.nodes)
            if (spec_.consumersOf(node.id).empty()) result.push_back(node.id);
        return result;
    }

    void toVectors() {
        for (const NodeId end : ends()) {
            const bool flattens = !shapeOf(end).isVector() || chance(1, 4);
            if (flattens) grow(chance(2, 3) ? LayerSpec(FlattenSpec{}) : LayerSpec(GlobalAvgPoolSpec{}), {end});
        }
    }

    void joinEnds() {
        const std::vector<NodeId> loose = ends();
        if (loose.size() < 2) return;
        const bool alike = std::ranges::all_of(loose, [&](NodeId id) { return shapeOf(id) == shapeOf(loose.front()); });
        grow(alike && chance(1, 2) ? LayerSpec(AddSpec{}) : LayerSpec(ConcatSpec{}), loose);
    }

    Numbers numbers_;
    std::uint64_t turn_;  ///< of the next activation
    NetworkSpec spec_;
    std::map<NodeId, Shape> shapes_;
};

}  // namespace

std::vector<Sample> randomNetworks(std::uint64_t firstSeed, int count) {
    std::vector<Sample> samples;
    for (std::uint64_t seed = firstSeed; static_cast<int>(samples.size()) < count; ++seed) {
        NetworkSpec spec = RandomNetwork(seed).make();
        if (validate(spec).empty()) samples.push_back({"random " + std::to_string(seed), std::move(spec)});
    }
    return samples;
}

}  // namespace fovea::sample
