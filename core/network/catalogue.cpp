// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/catalogue.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fovea {

namespace {

/// Appends layer after layer to a chain, and knows the shape at its end.
class Chain {
public:
    explicit Chain(Shape input) { last_ = spec_.append(InputSpec{input}); }

    Chain& add(LayerSpec layer) {
        last_ = spec_.append(std::move(layer), last_);
        return *this;
    }
    Chain& conv(int filters, int kernel, Padding padding = {}) {
        return add(Conv2dSpec{.filters = filters, .kernel = {kernel, kernel}, .padding = padding});
    }
    Chain& relu() { return add(ReluSpec{}); }
    /// 2×2 maximum with stride 2. Odd maps lose their last row, where an exact pool would be a misfit.
    Chain& pool() {
        const Shape shape = shapeOf(last_);
        const bool odd = shape.height % 2 != 0 || shape.width % 2 != 0;
        return add(MaxPool2dSpec{.rounding = odd ? Rounding::Floor : Rounding::Exact});
    }
    Chain& flatten() { return add(FlattenSpec{}); }
    Chain& dense(int units) { return add(DenseSpec{.units = units}); }

    NodeId last() const { return last_; }
    void continueAt(NodeId node) { last_ = node; }
    Shape shapeOf(NodeId id) const {
        const ShapeTable shapes = inferShapes(spec_);
        const Shape* shape = std::get_if<Shape>(&shapes.at(id));
        return shape != nullptr ? *shape : Shape{};
    }
    NetworkSpec& spec() { return spec_; }
    NetworkSpec take() { return std::move(spec_); }

private:
    NetworkSpec spec_;
    NodeId last_;
};

NetworkSpec makeLinear(Shape input, int classes) {
    Chain chain(input);
    chain.flatten().dense(classes);
    return chain.take();
}

NetworkSpec makeMlp(Shape input, int classes) {
    Chain chain(input);
    chain.flatten().dense(100).relu().dense(classes);
    return chain.take();
}

/// LeCun et al., "Gradient-based learning applied to document recognition", 1998, as it is taught
/// today: ReLUs and maximum pooling, every map sees every map.
NetworkSpec makeLenet5(Shape input, int classes) {
    const bool small = input.height == 28 && input.width == 28;
    Chain chain(input);
    chain.conv(6, 5, small ? Padding::all(2) : Padding::none()).relu().pool();
    chain.conv(16, 5).relu().pool();
    chain.flatten().dense(120).relu().dense(84).relu().dense(classes);
    return chain.take();
}

/// The CIFAR-10 demonstration of ConvNetJS (Karpathy, 2014).
NetworkSpec makeConvnetjs(Shape input, int classes) {
    Chain chain(input);
    for (int filters : {16, 20, 20}) chain.conv(filters, 5, Padding::all(2)).relu().pool();
    chain.flatten().dense(classes);
    return chain.take();
}

/// The network of CNN Explainer (Wang et al., 2020).
NetworkSpec makeTinyVgg(Shape input, int classes) {
    Chain chain(input);
    for (int block = 0; block < 2; ++block) chain.conv(10, 3).relu().conv(10, 3).relu().pool();
    chain.flatten().dense(classes);
    return chain.take();
}

enum class Normalised { No, Yes };

/// Batch norm, where it is wanted, stands between convolution and ReLU and brings the shift that
/// the convolution's bias would be.
NetworkSpec makeVgg(Shape input, int classes, Normalised normalised) {
    Chain chain(input);
    const bool norm = normalised == Normalised::Yes;
    for (int filters : {64, 128, 256}) {
        for (int repeat = 0; repeat < 2; ++repeat) {
            chain.add(Conv2dSpec{.filters = filters, .kernel = {3, 3}, .padding = Padding::all(1), .bias = !norm});
            if (norm) chain.add(BatchNormSpec{});
            chain.relu();
        }
        chain.pool();
    }
    chain.flatten().dense(256).relu().dense(classes);
    return chain.take();
}

NetworkSpec makeVggSmall(Shape input, int classes) { return makeVgg(input, classes, Normalised::No); }
NetworkSpec makeVggSmallNormalised(Shape input, int classes) { return makeVgg(input, classes, Normalised::Yes); }

/// A residual block of two 3×3 convolutions; where the shape changes, the skip is a 1×1 convolution.
void addResidualBlock(Chain& chain, int filters, int stride) {
    const NodeId entry = chain.last();
    const bool changes = stride != 1 || chain.shapeOf(entry).channels != filters;
    const auto conv = [&](int kernel, int step, int padding) {
        chain.add(Conv2dSpec{.filters = filters,
                             .kernel = {kernel, kernel},
                             .stride = {step, step},
                             .padding = padding > 0 ? Padding::all(padding) : Padding::none(),
                             .rounding = step > 1 ? Rounding::Floor : Rounding::Exact,
                             .bias = false});
        chain.add(BatchNormSpec{});
    };
    conv(3, stride, 1);
    chain.relu();
    conv(3, 1, 1);
    const NodeId path = chain.last();
    NodeId skip = entry;
    if (changes) {
        chain.continueAt(entry);
        conv(1, stride, 0);
        skip = chain.last();
    }
    chain.continueAt(path);
    chain.add(AddSpec{});
    chain.spec().edges.push_back({skip, chain.last()});
    chain.relu();
}

/// He et al., "Deep residual learning for image recognition", 2016, section 4.2, with projections.
NetworkSpec makeResnet20(Shape input, int classes) {
    Chain chain(input);
    chain.add(Conv2dSpec{.filters = 16, .kernel = {3, 3}, .padding = Padding::all(1), .bias = false});
    chain.add(BatchNormSpec{}).relu();
    for (int filters : {16, 32, 64}) {
        for (int block = 0; block < 3; ++block) addResidualBlock(chain, filters, block == 0 && filters > 16 ? 2 : 1);
    }
    chain.add(GlobalAvgPoolSpec{}).dense(classes);
    return chain.take();
}

/// A spec with ids replaced by places in the topological order and names left out.
struct Canonical {
    std::vector<LayerSpec> layers;
    std::vector<std::pair<int, int>> edges;
    friend bool operator==(const Canonical&, const Canonical&) = default;
};

Canonical canonical(const NetworkSpec& spec) {
    std::map<NodeId, int> place;
    Canonical result;
    for (NodeId id : spec.topologicalOrder()) {
        place.emplace(id, static_cast<int>(result.layers.size()));
        result.layers.push_back(spec.find(id)->layer);
    }
    for (NodeId id : spec.topologicalOrder()) {
        for (NodeId input : spec.inputsOf(id)) result.edges.emplace_back(place.at(input), place.at(id));
    }
    return result;
}

}  // namespace

const std::vector<CatalogueEntry>& catalogue() {
    static const std::vector<CatalogueEntry> entries = {
        {"linear", "Linear classifier", {32, 32, 3}, makeLinear},
        {"mlp", "One hidden layer", {32, 32, 3}, makeMlp},
        {"lenet5", "LeNet-5", {32, 32, 3}, makeLenet5},
        {"convnetjs-cifar", "ConvNetJS CIFAR-10", {32, 32, 3}, makeConvnetjs},
        {"tiny-vgg", "Tiny VGG", {64, 64, 3}, makeTinyVgg},
        {"vgg-small", "VGG-small", {32, 32, 3}, makeVggSmall},
        {"vgg-small-bn", "VGG-small, batch norm", {32, 32, 3}, makeVggSmallNormalised},
        {"resnet20", "ResNet-20", {32, 32, 3}, makeResnet20},
    };
    return entries;
}

const CatalogueEntry* findInCatalogue(std::string_view id) {
    const auto& entries = catalogue();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

const CatalogueEntry* recognise(const NetworkSpec& spec) {
    const auto input = spec.inputNode();
    const auto output = spec.outputNode();
    if (!input || !output || !validate(spec).empty()) return nullptr;
    const auto shapes = soundShapes(spec);
    const Canonical wanted = canonical(spec);
    for (const CatalogueEntry& entry : catalogue()) {
        const NetworkSpec made = entry.make(shapes.at(*input), shapes.at(*output).channels);
        if (made.nodes.size() == spec.nodes.size() && canonical(made) == wanted) return &entry;
    }
    return nullptr;
}

}  // namespace fovea
