// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

NetworkBuilder& normalised(NetworkBuilder& net, int filters, ConvOptions options, const LayerSpec& activation) {
    options.bias = false;
    return net.conv(filters, options).norm().add(activation);
}

/// One filter for each map, then 1×1 across the maps.
void separable(NetworkBuilder& net, int inputs, int outputs, int stride) {
    normalised(net, inputs, {.stride = stride, .padding = 1, .groups = inputs}, ReluSpec{});
    normalised(net, outputs, {.kernel = 1}, ReluSpec{});
}

/// Wider by 1×1, one filter for each map, and narrow again without an activation; with a shortcut where the shape stays.
void invertedResidual(NetworkBuilder& net, int inputs, int outputs, int stride, int expansion) {
    const NodeId entry = net.last();
    const int width = inputs * expansion;
    if (expansion > 1) normalised(net, width, {.kernel = 1}, ClipSpec{});
    normalised(net, width, {.stride = stride, .padding = 1, .groups = width}, ClipSpec{});
    net.conv(outputs, {.kernel = 1, .bias = false}).norm();
    if (stride == 1 && inputs == outputs) net.join(AddSpec{}, {net.last(), entry});
}

}  // namespace

NetworkSpec mobilenet(Shape input, int classes) {
    NetworkBuilder net(input);
    normalised(net, 32, {.stride = 2, .padding = 1}, ReluSpec{});
    int channels = 32;
    struct Step {
        int outputs, stride, repeats;
    };
    for (const Step& step : {Step{64, 1, 1}, Step{128, 2, 1}, Step{128, 1, 1}, Step{256, 2, 1}, Step{256, 1, 1},
                             Step{512, 2, 1}, Step{512, 1, 5}, Step{1024, 2, 1}, Step{1024, 1, 1}})
        for (int i = 0; i < step.repeats; ++i) {
            separable(net, channels, step.outputs, step.stride);
            channels = step.outputs;
        }
    return net.add(GlobalAvgPoolSpec{}).dense(classes).take();
}

NetworkSpec mobilenetV2(Shape input, int classes) {
    NetworkBuilder net(input);
    normalised(net, 32, {.stride = 2, .padding = 1}, ClipSpec{});
    int channels = 32;
    struct Step {
        int expansion, outputs, repeats, stride;
    };
    for (const Step& step : {Step{1, 16, 1, 1}, Step{6, 24, 2, 2}, Step{6, 32, 3, 2}, Step{6, 64, 4, 2},
                             Step{6, 96, 3, 1}, Step{6, 160, 3, 2}, Step{6, 320, 1, 1}})
        for (int i = 0; i < step.repeats; ++i) {
            invertedResidual(net, channels, step.outputs, i == 0 ? step.stride : 1, step.expansion);
            channels = step.outputs;
        }
    normalised(net, 1280, {.kernel = 1}, ClipSpec{});
    return net.add(GlobalAvgPoolSpec{}).dropout(0.2F).dense(classes).take();
}

}  // namespace fovea::classics
