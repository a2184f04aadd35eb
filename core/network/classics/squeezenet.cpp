// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

/// Fewer maps by 1×1, then twice as many again: half of them see one pixel, half nine.
void fire(NetworkBuilder& net, int squeeze, int expand) {
    const NodeId squeezed = net.conv(squeeze, {.kernel = 1}).relu().last();
    const NodeId one = net.conv(expand, {.kernel = 1}).relu().last();
    const NodeId three = net.continueAt(squeezed).conv(expand, {.kernel = 3, .padding = 1}).relu().last();
    net.join(ConcatSpec{}, {one, three});
}

}  // namespace

NetworkSpec squeezenet(Shape input, int classes) {
    NetworkBuilder net(input);
    net.conv(64, {.kernel = 3, .stride = 2}).relu().maxPoolCeil(3);
    for (int i = 0; i < 2; ++i) fire(net, 16, 64);
    net.maxPoolCeil(3);
    for (int i = 0; i < 2; ++i) fire(net, 32, 128);
    net.maxPoolCeil(3);
    for (int i = 0; i < 2; ++i) fire(net, 48, 192);
    for (int i = 0; i < 2; ++i) fire(net, 64, 256);
    net.dropout(0.5F).conv(classes, {.kernel = 1}).relu().add(GlobalAvgPoolSpec{});
    return net.take();
}

}  // namespace fovea::classics
