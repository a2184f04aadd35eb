// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/networks.h"

namespace fovea::test {

NetworkSpec smallNetwork(std::string_view id, int classes) {
    const CatalogueEntry* entry = findInCatalogue(id);
    const bool isLenet = entry->id == "lenet5";
    const int side = isLenet ? 28 : entry->id == "tiny-vgg" ? 20 : 8;
    return entry->make({side, side, isLenet ? 1 : 3}, classes);
}

Shape inputShapeOf(const NetworkSpec& spec) { return std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape; }

std::unique_ptr<Network> makeNetwork(const NetworkSpec& spec, int batch, Purpose purpose, int threads,
                                     std::uint64_t seed, const FrozenLayers& frozen) {
    auto created = Network::create(spec, batch, purpose, std::make_shared<Workers>(threads), frozen);
    if (!created) return nullptr;
    std::unique_ptr<Network> network = *std::move(created);
    network->setWeights(initialWeights(spec, seed));
    const auto channels = static_cast<std::size_t>(inputShapeOf(spec).channels);
    network->setPreprocessing({std::vector<float>(channels, 0.5F), std::vector<float>(channels, 0.25F)});
    return network;
}

NetworkSpec mixedNetwork(Shape input, int classes) {
    NetworkSpec spec;
    const NodeId in = spec.append(InputSpec{input});
    const NodeId conv = spec.append(Conv2dSpec{.filters = 8, .padding = Padding::same()}, in);
    const NodeId norm = spec.append(BatchNormSpec{}, conv);
    const NodeId relu = spec.append(ReluSpec{}, norm);
    const NodeId second = spec.append(Conv2dSpec{.filters = 8, .padding = Padding::same()}, relu);
    const NodeId add = spec.append(AddSpec{}, second);
    spec.edges.push_back({relu, add});
    const NodeId drop = spec.append(DropoutSpec{.rate = 0.3F}, add);
    const NodeId most = spec.append(MaxPool2dSpec{.rounding = Rounding::Floor}, drop);
    const NodeId mean = spec.append(AvgPool2dSpec{.rounding = Rounding::Floor}, drop);
    const NodeId both = spec.append(ConcatSpec{}, most);
    spec.edges.push_back({mean, both});
    const NodeId leaky = spec.append(LeakyReluSpec{}, both);
    spec.append(DenseSpec{.units = classes}, spec.append(FlattenSpec{}, leaky));
    return spec;
}

}  // namespace fovea::test
