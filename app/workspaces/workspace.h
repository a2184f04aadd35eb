// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace fovea {

/// The places in the header, in this order. Their keys are Ctrl+1 to Ctrl+5, whichever of them exist.
enum class WorkspaceSlot { Learn, Build, Train, See, Bench };

/// One of the pages between header and status line.
class Workspace : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// As the header names it.
    virtual QString title() const = 0;
    /// Called after it became, and before it ceases to be, the page that is shown.
    virtual void activated() {}
    virtual void deactivated() {}
    /// For the lecture hall: docks are hidden, type and lines are larger.
    virtual void setLecture(bool /*on*/) {}
};

}  // namespace fovea
