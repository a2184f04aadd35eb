// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/type_scale.h"

namespace fovea {

WindowClass windowClassOf(QSize window) {
    const auto holds = [window](int width, int height) { return window.width() >= width && window.height() >= height; };
    if (holds(2400, 1280)) return WindowClass::Huge;
    if (holds(1800, 960)) return WindowClass::Large;
    return holds(1440, 860) ? WindowClass::Usual : WindowClass::Small;
}

TypeScale typeScaleFor(bool lecture, WindowClass window, TypeRoom room) {
    if (lecture && room == TypeRoom::TextBeside) {
        switch (window) {
            case WindowClass::Small: return {};
            case WindowClass::Usual: return {13, 15, 17, 23, 32};
            case WindowClass::Large: return {15, 18, 21, 28, 39};
            case WindowClass::Huge: return {20, 24, 28, 37, 52};
        }
    }
    switch (window) {
        case WindowClass::Small: return lecture ? TypeScale{15, 17, 20, 27, 38} : TypeScale{};
        case WindowClass::Usual: return lecture ? TypeScale{18, 21, 24, 32, 45} : TypeScale{};
        case WindowClass::Large: return lecture ? TypeScale{21, 25, 29, 38, 54} : TypeScale{13, 15, 17, 23, 32};
        case WindowClass::Huge: return lecture ? TypeScale{28, 33, 38, 50, 70} : TypeScale{15, 18, 21, 28, 39};
    }
    return {};
}

}  // namespace fovea
