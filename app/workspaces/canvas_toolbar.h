// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/canvas/canvas_drawing.h"

class QAction;
class QButtonGroup;
class QLabel;
class QToolButton;

namespace fovea {

class ActionTable;

/// The row above the canvas: undo, redo, tidy, fit; volumes or boxes; zoom; the inspector where it
/// is not docked.
class CanvasToolbar : public QWidget {
    Q_OBJECT
public:
    explicit CanvasToolbar(const ActionTable& actions, QWidget* parent = nullptr);

    void setZoom(double zoom);
    void setDrawing(CanvasDrawing drawing);
    void setInspectorButtonVisible(bool visible);

Q_SIGNALS:
    void drawingChosen(CanvasDrawing drawing);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* drawings_ = nullptr;
    QLabel* zoom_ = nullptr;
    QToolButton* inspector_ = nullptr;
};

}  // namespace fovea
