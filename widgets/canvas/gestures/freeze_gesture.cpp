// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/freeze_gesture.h"

#include "widgets/canvas/freeze_item.h"

namespace fovea {

void FreezeGesture::move(const CanvasPoint& to) { line_.preview(line_.stopNear(to.scene)); }

CanvasRequest FreezeGesture::finish(const CanvasPoint& at) {
    const std::size_t stop = line_.stopNear(at.scene);
    line_.preview(std::nullopt);
    if (stop == line_.currentStop()) {
        return {};
    }
    return FreezeLayers{line_.frozenAt(stop)};
}

void FreezeGesture::cancel() { line_.preview(std::nullopt); }

CanvasRequest LockGesture::finish(const CanvasPoint& at) {
    if (locks_.lockAt(at.scene) != node_) {
        return {};
    }
    std::set<NodeId> frozen = locks_.frozen();
    if (!frozen.insert(node_).second) {
        frozen.erase(node_);
    }
    return FreezeLayers{frozen};
}

}  // namespace fovea
