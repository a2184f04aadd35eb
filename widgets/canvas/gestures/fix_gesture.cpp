// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/fix_gesture.h"

#include "widgets/canvas/callout_item.h"
#include "widgets/canvas/canvas_scene.h"

namespace fovea {

void FixGesture::move(const CanvasPoint& to) {
    scene_.setHovered(std::nullopt, std::nullopt, scene_.hit(to.scene).fix);
}

CanvasRequest FixGesture::finish(const CanvasPoint& at) {
    const CalloutItem* callout = scene_.callout();
    if (callout == nullptr || scene_.hit(at.scene).fix != fix_) {
        return {};
    }
    return ChooseFix{callout->node(), callout->problem().fixes[static_cast<std::size_t>(fix_)].repair};
}

}  // namespace fovea
