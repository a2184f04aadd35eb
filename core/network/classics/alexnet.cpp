// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

NetworkSpec withGroups(Shape input, int classes, int groups) {
    NetworkBuilder net(input);
    net.conv(96, {.kernel = 11, .stride = 4}).relu().add(responseNorm()).maxPool(3, 2);
    net.conv(256, {.kernel = 5, .padding = 2, .groups = groups}).relu().add(responseNorm()).maxPool(3, 2);
    net.conv(384, {.padding = 1}).relu();
    net.conv(384, {.padding = 1, .groups = groups}).relu();
    net.conv(256, {.padding = 1, .groups = groups}).relu().maxPool(3, 2).flatten();
    for (int layer = 0; layer < 2; ++layer) net.dense(4096).relu().dropout(0.5F);
    return net.dense(classes).take();
}

}  // namespace

NetworkSpec alexnet(Shape input, int classes) { return withGroups(input, classes, 2); }
NetworkSpec alexnetUngrouped(Shape input, int classes) { return withGroups(input, classes, 1); }

NetworkSpec alexnetCifar(Shape input, int classes) {
    NetworkBuilder net(input);
    net.conv(64, {.padding = 1}).relu().maxPool(2, 2);
    net.conv(192, {.padding = 1}).relu().maxPool(2, 2);
    for (const int filters : {384, 256, 256}) net.conv(filters, {.padding = 1}).relu();
    net.maxPool(2, 2).flatten();
    for (int layer = 0; layer < 2; ++layer) net.dense(1024).relu().dropout(0.5F);
    return net.dense(classes).take();
}

}  // namespace fovea::classics
