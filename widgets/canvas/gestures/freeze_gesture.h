// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/gestures/canvas_gesture.h"

namespace fovea {

class FreezeItem;

/// The freeze line is dragged. It goes from gap to gap between layers, and says what would be frozen.
class FreezeGesture : public CanvasGesture {
public:
    explicit FreezeGesture(FreezeItem& line) : line_(line) {}

    void move(const CanvasPoint& to) override;
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override;
    /// Where its gaps are has changed.
    bool fits(const NetworkSpec& /*spec*/) const override { return false; }
    Qt::CursorShape cursor() const override { return Qt::SplitHCursor; }

private:
    FreezeItem& line_;
};

/// A lock is pressed; it counts when the pointer is still on it at the end.
class LockGesture : public CanvasGesture {
public:
    LockGesture(FreezeItem& locks, NodeId node) : locks_(locks), node_(node) {}

    void move(const CanvasPoint& /*to*/) override {}
    CanvasRequest finish(const CanvasPoint& at) override;
    void cancel() override {}
    bool fits(const NetworkSpec& spec) const override { return spec.find(node_) != nullptr; }
    Qt::CursorShape cursor() const override { return Qt::PointingHandCursor; }

private:
    FreezeItem& locks_;
    NodeId node_;
};

}  // namespace fovea
