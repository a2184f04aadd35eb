// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/catalogue.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/network/classics/classics.h"

namespace fovea {

namespace {

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

constexpr Shape cifar{32, 32, 3};
constexpr Shape imageNet{224, 224, 3};

/// All entries, in the order in which they are listed.
std::vector<const CatalogueEntry*> allEntries() {
    std::vector<const CatalogueEntry*> all;
    for (const auto* list : {&catalogue(), &furtherCatalogue()})
        for (const CatalogueEntry& entry : *list) all.push_back(&entry);
    return all;
}

}  // namespace

const std::vector<CatalogueEntry>& catalogue() {
    static const std::vector<CatalogueEntry> entries = {
        {"linear", "Linear classifier", cifar, 10, classics::linear},
        {"mlp", "One hidden layer", cifar, 10, classics::mlp},
        {"lenet5", "LeNet-5", cifar, 10, classics::lenet5},
        {"convnetjs-cifar", "ConvNetJS CIFAR-10", cifar, 10, classics::convnetjs},
        {"tiny-vgg", "Tiny VGG", {64, 64, 3}, 10, classics::tinyVgg},
        {"vgg-small", "VGG-small", cifar, 10, classics::vggSmall},
        {"vgg-small-bn", "VGG-small with BN", cifar, 10, classics::vggSmallNormalised},
        {"resnet20", "ResNet-20", cifar, 10, classics::resnet20},
    };
    return entries;
}

const std::vector<CatalogueEntry>& furtherCatalogue() {
    static const std::vector<CatalogueEntry> entries = {
        {"linear-grey", "Linear classifier, grey", {32, 32, 1}, 10, classics::linear},
        {"sc-sc", "Neocognitron's S–C–S–C", cifar, 10, classics::scsc},
        {"lenet5-1998", "LeNet-5 of 1998", {32, 32, 1}, 10, classics::lenet5Of1998},
        {"ref-cnn", "Reference CNN", cifar, 10, classics::referenceCnn},
        {"resnet32", "ResNet-32", cifar, 10, classics::resnet32},
        {"resnet56", "ResNet-56", cifar, 10, classics::resnet56},
        {"resnet20-padding", "ResNet-20, padding shortcuts", cifar, 10, classics::resnet20Padded},
        {"resnet32-padding", "ResNet-32, padding shortcuts", cifar, 10, classics::resnet32Padded},
        {"resnet56-padding", "ResNet-56, padding shortcuts", cifar, 10, classics::resnet56Padded},
        {"densenet40", "DenseNet-40", cifar, 10, classics::densenet40},
        {"alexnet-cifar", "AlexNet for CIFAR-10", cifar, 10, classics::alexnetCifar},
        {"alexnet", "AlexNet", {227, 227, 3}, 1000, classics::alexnet},
        {"alexnet-ungrouped", "AlexNet, one group", {227, 227, 3}, 1000, classics::alexnetUngrouped},
        {"vgg-a", "VGG A", imageNet, 1000, classics::vggA},
        {"vgg-a-lrn", "VGG A-LRN", imageNet, 1000, classics::vggALrn},
        {"vgg-b", "VGG B", imageNet, 1000, classics::vggB},
        {"vgg-c", "VGG C", imageNet, 1000, classics::vggC},
        {"vgg-d", "VGG D", imageNet, 1000, classics::vggD},
        {"vgg-e", "VGG E", imageNet, 1000, classics::vggE},
        {"googlenet", "GoogLeNet", imageNet, 1000, classics::googlenet},
        {"googlenet-bn", "GoogLeNet, batch norm", imageNet, 1000, classics::googlenetNormalised},
        {"resnet18", "ResNet-18", imageNet, 1000, classics::resnet18},
        {"resnet50", "ResNet-50", imageNet, 1000, classics::resnet50},
        {"squeezenet", "SqueezeNet 1.1", imageNet, 1000, classics::squeezenet},
        {"densenet121", "DenseNet-121", imageNet, 1000, classics::densenet121},
        {"mobilenet-v1", "MobileNet v1", imageNet, 1000, classics::mobilenet},
        {"mobilenet-v2", "MobileNet v2", imageNet, 1000, classics::mobilenetV2},
    };
    return entries;
}

const CatalogueEntry* findInCatalogue(std::string_view id) {
    static const std::map<std::string_view, std::string_view> aliases{
        {"linear-rgb", "linear"}, {"mlp-2", "mlp"}, {"vgg-cifar", "vgg-small"}};
    const auto alias = aliases.find(id);
    if (alias != aliases.end()) id = alias->second;
    const auto entries = allEntries();
    const auto found = std::ranges::find_if(entries, [&](const CatalogueEntry* entry) { return entry->id == id; });
    return found == entries.end() ? nullptr : *found;
}

const CatalogueEntry* recognise(const NetworkSpec& spec) {
    const auto input = spec.inputNode();
    const auto output = spec.outputNode();
    if (!input || !output || !validate(spec).empty()) return nullptr;
    // The number of layers depends on neither input nor classes. Most networks are told apart by it.
    static const std::map<const CatalogueEntry*, std::size_t> sizes = [] {
        std::map<const CatalogueEntry*, std::size_t> counted;
        for (const CatalogueEntry* entry : allEntries())
            counted[entry] = entry->make(entry->input, entry->classes).nodes.size();
        return counted;
    }();
    const auto shapes = soundShapes(spec);
    std::optional<Canonical> wanted;
    for (const CatalogueEntry* entry : allEntries()) {
        if (sizes.at(entry) != spec.nodes.size()) continue;
        if (!wanted) wanted = canonical(spec);
        if (canonical(entry->make(shapes.at(*input), shapes.at(*output).channels)) == *wanted) return entry;
    }
    return nullptr;
}

}  // namespace fovea
