// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

enum class Normalised { No, Yes };

/// Batch norm, where it is wanted, stands between convolution and ReLU and brings the shift that
/// the convolution's bias would be.
NetworkSpec stacked(Shape input, int classes, Normalised normalised) {
    NetworkBuilder net(input);
    const bool norm = normalised == Normalised::Yes;
    for (int filters : {64, 128, 256}) {
        for (int repeat = 0; repeat < 2; ++repeat) {
            net.conv(filters, {.padding = 1, .bias = !norm});
            if (norm) net.norm();
            net.relu();
        }
        net.halve();
    }
    net.flatten().dense(256).relu().dense(classes);
    return net.take();
}

}  // namespace

NetworkSpec linear(Shape input, int classes) {
    NetworkBuilder net(input);
    net.flatten().dense(classes);
    return net.take();
}

NetworkSpec mlp(Shape input, int classes) {
    NetworkBuilder net(input);
    net.flatten().dense(100).relu().dense(classes);
    return net.take();
}

NetworkSpec scsc(Shape input, int classes) {
    NetworkBuilder net(input);
    for (int level = 0; level < 2; ++level) net.conv(24, {.kernel = 5, .padding = 2}).relu().halve();
    net.flatten().dense(classes);
    return net.take();
}

NetworkSpec lenet5(Shape input, int classes) {
    const bool small = input.height == 28 && input.width == 28;
    NetworkBuilder net(input);
    net.conv(6, {.kernel = 5, .padding = small ? 2 : 0}).relu().halve();
    net.conv(16, {.kernel = 5}).relu().halve();
    net.flatten().dense(120).relu().dense(84).relu().dense(classes);
    return net.take();
}

NetworkSpec lenet5Of1998(Shape input, int classes) {
    const bool small = input.height == 28 && input.width == 28;
    NetworkBuilder net(input);
    const auto squashed = [&net](const LayerSpec& layer) { net.add(layer).add(ScaledTanhSpec{}); };
    squashed(Conv2dSpec{.filters = leNet5Maps, .kernel = {5, 5}, .padding = small ? Padding::all(2) : Padding::none()});
    squashed(ScaledPool2dSpec{});
    squashed(TableConv2dSpec{});
    squashed(ScaledPool2dSpec{});
    squashed(Conv2dSpec{.filters = 120, .kernel = {5, 5}});
    squashed(DenseSpec{.units = codeLength});
    return net.add(RbfOutputSpec{.units = classes}).take();
}

NetworkSpec convnetjs(Shape input, int classes) {
    NetworkBuilder net(input);
    for (int filters : {16, 20, 20}) net.conv(filters, {.kernel = 5, .padding = 2}).relu().halve();
    net.flatten().dense(classes);
    return net.take();
}

NetworkSpec tinyVgg(Shape input, int classes) {
    NetworkBuilder net(input);
    for (int block = 0; block < 2; ++block) net.conv(10, {}).relu().conv(10, {}).relu().halve();
    net.flatten().dense(classes);
    return net.take();
}

NetworkSpec vggSmall(Shape input, int classes) { return stacked(input, classes, Normalised::No); }
NetworkSpec vggSmallNormalised(Shape input, int classes) { return stacked(input, classes, Normalised::Yes); }

}  // namespace fovea::classics
