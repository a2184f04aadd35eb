// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network_spec.h"

namespace fovea {

/// A classic network, made for a given input and number of classes.
struct CatalogueEntry {
    std::string id;     ///< on the command line: "lenet5"
    std::string title;  ///< proper name, not translated: "LeNet-5"
    Shape input;        ///< the input that it was made for
    int classes = 10;   ///< … and how many
    NetworkSpec (*make)(Shape input, int classes) = nullptr;
};

/// Networks that learn something while a class looks on, for any input of a few dozen pixels: linear, mlp, lenet5,
/// convnetjs-cifar, tiny-vgg, vgg-small, vgg-small-bn, resnet20, in this order.
const std::vector<CatalogueEntry>& catalogue();
/// Networks to be looked at, counted and opened, most of them of the literature and made for ImageNet's pictures: the Neocognitron's order, LeNet-5 of 1998, AlexNet, VGG A to E, GoogLeNet,
/// ResNet-18 to -56, SqueezeNet, DenseNet, MobileNet and variants. Smaller inputs than their own they may not fit.
const std::vector<CatalogueEntry>& furtherCatalogue();
/// In both. linear-rgb, mlp-2 and vgg-cifar are linear, mlp and vgg-small.
const CatalogueEntry* findInCatalogue(std::string_view id);
/// The entry whose network, made for the spec's own input and output size, equals the spec (names and ids apart).
const CatalogueEntry* recognise(const NetworkSpec& spec);

}  // namespace fovea
