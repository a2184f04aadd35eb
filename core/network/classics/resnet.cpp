// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

struct Block {
    int inputs;   ///< channels
    int outputs;  ///< channels
    int stride;
};

/// What goes past a block whose shape changes: a 1×1 convolution, or every second pixel with channels of zeros around.
enum class Shortcut { Projection, Padding };

/// Ends a block: what `path` made, plus what entered it.
void closeBlock(NetworkBuilder& net, NodeId entry, const Block& block, Shortcut shortcut = Shortcut::Projection) {
    const NodeId path = net.last();
    NodeId skip = entry;
    if (block.stride != 1 || block.inputs != block.outputs) {
        net.continueAt(entry);
        if (shortcut == Shortcut::Padding) {
            const int added = block.outputs - block.inputs;
            net.add(SubsampleSpec{.stride = {block.stride, block.stride}, .before = added / 2, .behind = added - added / 2});
        } else {
            net.conv(block.outputs, {.kernel = 1, .stride = block.stride, .bias = false}).norm();
        }
        skip = net.last();
    }
    net.join(AddSpec{}, {path, skip}).relu();
}

template <Shortcut shortcut>
void basicBlock(NetworkBuilder& net, const Block& block) {
    const NodeId entry = net.last();
    net.conv(block.outputs, {.stride = block.stride, .padding = 1, .bias = false}).norm().relu();
    net.conv(block.outputs, {.padding = 1, .bias = false}).norm();
    closeBlock(net, entry, block, shortcut);
}

void bottleneck(NetworkBuilder& net, const Block& block) {
    const NodeId entry = net.last();
    const int width = block.outputs / 4;
    net.conv(width, {.kernel = 1, .bias = false}).norm().relu();
    net.conv(width, {.stride = block.stride, .padding = 1, .bias = false}).norm().relu();
    net.conv(block.outputs, {.kernel = 1, .bias = false}).norm();
    closeBlock(net, entry, block);
}

using AddBlock = void(NetworkBuilder&, const Block&);

NetworkSpec forSmallPictures(Shape input, int classes, int blocks,
                             AddBlock& addBlock = basicBlock<Shortcut::Projection>) {
    NetworkBuilder net(input);
    net.conv(16, {.padding = 1, .bias = false}).norm().relu();
    int channels = 16;
    for (const int filters : {16, 32, 64})
        for (int block = 0; block < blocks; ++block) {
            addBlock(net, {channels, filters, channels == filters ? 1 : 2});
            channels = filters;
        }
    return net.add(GlobalAvgPoolSpec{}).dense(classes).take();
}

NetworkSpec forImageNet(Shape input, int classes, const std::array<int, 4>& blocks, int expansion,
                        AddBlock& addBlock) {
    NetworkBuilder net(input);
    net.conv(64, {.kernel = 7, .stride = 2, .padding = 3, .bias = false}).norm().relu().maxPool(3, 2, 1);
    int channels = 64;
    for (std::size_t stage = 0; stage < blocks.size(); ++stage)
        for (int block = 0; block < blocks[stage]; ++block) {
            const int outputs = (64 << stage) * expansion;
            addBlock(net, {channels, outputs, stage > 0 && block == 0 ? 2 : 1});
            channels = outputs;
        }
    return net.add(GlobalAvgPoolSpec{}).dense(classes).take();
}

}  // namespace

NetworkSpec resnet20(Shape input, int classes) { return forSmallPictures(input, classes, 3); }
NetworkSpec resnet32(Shape input, int classes) { return forSmallPictures(input, classes, 5); }
NetworkSpec resnet56(Shape input, int classes) { return forSmallPictures(input, classes, 9); }
NetworkSpec resnet20Padded(Shape input, int classes) {
    return forSmallPictures(input, classes, 3, basicBlock<Shortcut::Padding>);
}
NetworkSpec resnet32Padded(Shape input, int classes) {
    return forSmallPictures(input, classes, 5, basicBlock<Shortcut::Padding>);
}
NetworkSpec resnet56Padded(Shape input, int classes) {
    return forSmallPictures(input, classes, 9, basicBlock<Shortcut::Padding>);
}
NetworkSpec resnet18(Shape input, int classes) {
    return forImageNet(input, classes, {2, 2, 2, 2}, 1, basicBlock<Shortcut::Projection>);
}
NetworkSpec resnet50(Shape input, int classes) { return forImageNet(input, classes, {3, 4, 6, 3}, 4, bottleneck); }

}  // namespace fovea::classics
