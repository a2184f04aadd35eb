// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

NetworkBuilder& normalised(NetworkBuilder& net) { return net.norm().relu(); }

/// `layers` convolutions, each of which adds `growth` maps to all that were there. `bottleneck`: maps of the 1×1 before
/// each, 0 without. Returns the channels at the end.
int denseBlock(NetworkBuilder& net, int channels, int layers, int growth, int bottleneck) {
    for (int layer = 0; layer < layers; ++layer) {
        const NodeId before = net.last();
        normalised(net);
        if (bottleneck > 0) normalised(net.conv(bottleneck, {.kernel = 1, .bias = false}));
        const NodeId grown = net.conv(growth, {.padding = 1, .bias = false}).last();
        net.join(ConcatSpec{}, {before, grown});
        channels += growth;
    }
    return channels;
}

void transition(NetworkBuilder& net, int channels) {
    normalised(net).conv(channels, {.kernel = 1, .bias = false}).add(AvgPool2dSpec{.kernel = {2, 2}, .stride = {2, 2}});
}

}  // namespace

NetworkSpec densenet40(Shape input, int classes) {
    NetworkBuilder net(input);
    int channels = 16;
    net.conv(channels, {.padding = 1, .bias = false});
    for (int block = 0; block < 3; ++block) {
        channels = denseBlock(net, channels, 12, 12, 0);
        if (block < 2) transition(net, channels);
    }
    return normalised(net).add(GlobalAvgPoolSpec{}).dense(classes).take();
}

NetworkSpec densenet121(Shape input, int classes) {
    NetworkBuilder net(input);
    int channels = 64;
    normalised(net.conv(channels, {.kernel = 7, .stride = 2, .padding = 3, .bias = false})).maxPool(3, 2, 1);
    constexpr std::array<int, 4> layers{6, 12, 24, 16};
    for (std::size_t block = 0; block < layers.size(); ++block) {
        channels = denseBlock(net, channels, layers[block], 32, 128);
        if (block + 1 == layers.size()) break;
        channels /= 2;
        transition(net, channels);
    }
    return normalised(net).add(GlobalAvgPoolSpec{}).dense(classes).take();
}

}  // namespace fovea::classics
