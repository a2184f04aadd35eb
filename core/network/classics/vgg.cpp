// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/network/classics/classics.h"
#include "core/network/classics/network_builder.h"

namespace fovea::classics {

namespace {

enum class First { Plain, ResponseNorm };

/// Five stages of 3×3 convolutions; from the third on, `pointwise` 1×1 ones behind them.
NetworkSpec columns(Shape input, int classes, const std::array<int, 5>& repeats, int pointwise = 0,
                    First first = First::Plain) {
    static constexpr std::array<int, 5> widths{64, 128, 256, 512, 512};
    NetworkBuilder net(input);
    for (std::size_t stage = 0; stage < widths.size(); ++stage) {
        for (int i = 0; i < repeats[stage]; ++i) {
            net.conv(widths[stage], {.padding = 1}).relu();
            if (stage == 0 && i == 0 && first == First::ResponseNorm) net.add(responseNorm());
        }
        for (int i = 0; i < pointwise && stage >= 2; ++i) net.conv(widths[stage], {.kernel = 1}).relu();
        net.maxPool(2, 2);
    }
    net.flatten();
    for (int layer = 0; layer < 2; ++layer) net.dense(4096).relu().dropout(0.5F);
    return net.dense(classes).take();
}

}  // namespace

NetworkSpec vggA(Shape input, int classes) { return columns(input, classes, {1, 1, 2, 2, 2}); }
NetworkSpec vggALrn(Shape input, int classes) {
    return columns(input, classes, {1, 1, 2, 2, 2}, 0, First::ResponseNorm);
}
NetworkSpec vggB(Shape input, int classes) { return columns(input, classes, {2, 2, 2, 2, 2}); }
NetworkSpec vggC(Shape input, int classes) { return columns(input, classes, {2, 2, 2, 2, 2}, 1); }
NetworkSpec vggD(Shape input, int classes) { return columns(input, classes, {2, 2, 3, 3, 3}); }
NetworkSpec vggE(Shape input, int classes) { return columns(input, classes, {2, 2, 4, 4, 4}); }

NetworkSpec referenceCnn(Shape input, int classes) {
    NetworkBuilder net(input);
    for (const int filters : {32, 64, 128}) {
        for (int repeat = 0; repeat < 2; ++repeat) net.conv(filters, {.padding = 1}).relu();
        net.maxPool(2, 2);
    }
    return net.flatten().dense(classes).take();
}

}  // namespace fovea::classics
