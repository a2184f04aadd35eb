// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

namespace fovea {

/// Sizes of type in pixels. All lengths that must hold text follow `body` (Theme::px).
struct TypeScale {
    int caption = 11, body = 13, value = 15, figure = 20, title = 28;
    friend bool operator==(const TypeScale&, const TypeScale&) = default;
};

/// How much a window has room for. The look is drawn for Usual, 1600 × 1000.
enum class WindowClass { Small, Usual, Large, Huge };

/// By the window's size in logical pixels: Usual from 1440 × 860, Large from 1800 × 960 (a screen of 1920 × 1080 less
/// frame and panel), Huge from 2400 × 1280.
WindowClass windowClassOf(QSize window);

/// What the type has to leave room for. In a lecture a lesson's text may stand beside its bench: both are read from afar, and
/// each has but a part of the window.
enum class TypeRoom { Whole, TextBeside };

/// At a desk type has its size up to 1600 × 1000, since the distance to the screen is the same, and grows on larger
/// ones by 1.15 and 1.4. In a lecture the picture on the wall is as large whatever its pixels, so that type is about
/// the same share of the window's width in all of them: 1.6 times the usual size in a window of the class Usual. With a text
/// beside it is as large as both still hold what they hold at a desk in a window of 1272 × 760; `room` means nothing at a desk.
TypeScale typeScaleFor(bool lecture, WindowClass window, TypeRoom room = TypeRoom::Whole);

}  // namespace fovea
