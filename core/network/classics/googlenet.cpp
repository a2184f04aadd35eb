// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

/// Filters of a module's four ways: 1×1; 3×3 and the 1×1 before it; 5×5 and the 1×1 before it; 1×1 behind the pool.
struct Inception {
    int direct, reduce3, conv3, reduce5, conv5, pooled;
};

class GoogLeNet {
public:
    GoogLeNet(Shape input, bool normalised) : net_(input), normalised_(normalised) {}

    GoogLeNet& conv(int filters, ConvOptions options) {
        options.bias = !normalised_;
        net_.conv(filters, options);
        if (normalised_) net_.norm(1e-3F);
        net_.relu();
        return *this;
    }
    GoogLeNet& responseNorm() {
        if (!normalised_) net_.add(LocalResponseNormSpec{.size = 5, .alpha = 1e-4F, .beta = 0.75F, .bias = 1.0F});
        return *this;
    }
    GoogLeNet& pool(int kernel = 3) {
        net_.maxPoolCeil(kernel);
        return *this;
    }
    GoogLeNet& module(const Inception& filters) {
        const NodeId entry = net_.last();
        conv(filters.direct, {.kernel = 1});
        const NodeId direct = endWay(entry);
        conv(filters.reduce3, {.kernel = 1}).conv(filters.conv3, {.kernel = 3, .padding = 1});
        const NodeId three = endWay(entry);
        const int large = normalised_ ? 3 : 5;
        conv(filters.reduce5, {.kernel = 1}).conv(filters.conv5, {.kernel = large, .padding = large / 2});
        const NodeId five = endWay(entry);
        net_.maxPool(3, 1, 1);
        conv(filters.pooled, {.kernel = 1});
        net_.join(ConcatSpec{}, {direct, three, five, net_.last()});
        return *this;
    }
    NetworkSpec classify(int classes) {
        net_.add(GlobalAvgPoolSpec{}).dropout(normalised_ ? 0.2F : 0.4F).dense(classes);
        return net_.take();
    }

private:
    /// The end of a way; the next one begins at `entry`.
    NodeId endWay(NodeId entry) {
        const NodeId last = net_.last();
        net_.continueAt(entry);
        return last;
    }

    NetworkBuilder net_;
    bool normalised_;
};

NetworkSpec make(Shape input, int classes, bool normalised) {
    GoogLeNet net(input, normalised);
    net.conv(64, {.kernel = 7, .stride = 2, .padding = 3}).pool().responseNorm();
    net.conv(64, {.kernel = 1}).conv(192, {.kernel = 3, .padding = 1}).responseNorm().pool();
    net.module({64, 96, 128, 16, 32, 32}).module({128, 128, 192, 32, 96, 64}).pool();
    net.module({192, 96, 208, 16, 48, 64}).module({160, 112, 224, 24, 64, 64});
    net.module({128, 128, 256, 24, 64, 64}).module({112, 144, 288, 32, 64, 64});
    net.module({256, 160, 320, 32, 128, 128}).pool(normalised ? 2 : 3);
    net.module({256, 160, 320, 32, 128, 128}).module({384, 192, 384, 48, 128, 128});
    return net.classify(classes);
}

}  // namespace

NetworkSpec googlenet(Shape input, int classes) { return make(input, classes, false); }
NetworkSpec googlenetNormalised(Shape input, int classes) { return make(input, classes, true); }

}  // namespace fovea::classics
