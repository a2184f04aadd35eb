// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"
#include "core/network/network_spec.h"
#include "widgets/canvas/canvas_types.h"

class QFrame;
class QHBoxLayout;
class QMenu;
class QPoint;

namespace fovea {

class ActionTable;
class BuildEditor;
class CanvasToolbar;
class Document;
class InspectorPanel;
class LedgerView;
class NetworkCanvas;
class PalettePanel;
class RunController;

/// The page on which a network is put together: palette, canvas, inspector, ledger. It shows the
/// document in them, and passes what they ask for to a BuildEditor.
class BuildWorkspace : public Workspace {
    Q_OBJECT
public:
    BuildWorkspace(Document& document, ActionTable& actions, RunController& run, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void deactivated() override;
    void setLecture(bool on) override;

    NetworkCanvas* canvas() const { return canvas_; }
    PalettePanel* palette() const { return palette_; }
    InspectorPanel* inspector() const { return inspector_; }
    LedgerView* ledger() const { return ledger_; }
    /// Selects the first layer with a problem and brings it into view.
    void showFirstProblem();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void connectViews();
    void connectActions();
    void fillArchitectures(QMenu* menu);
    void setActionsEnabled(bool current);
    void refreshActions();
    void showNetwork();
    void showSelection();
    void showInputImage();
    void arrange();
    /// Lays the network out anew, where that is the canvas' business, and shows all of it.
    void refit();
    /// Whether most of the network is another one than what was shown.
    bool isAnotherNetwork() const;
    void refreshCabinet();
    Positions shownPositions() const;
    void inspect(NodeId node);
    void showContextMenu(bool onNode, bool onEdge, const QPoint& globalPosition);

    Document& document_;
    ActionTable& actions_;
    RunController& run_;
    BuildEditor* editor_;
    PalettePanel* palette_;
    NetworkCanvas* canvas_;
    CanvasToolbar* toolbar_;
    InspectorPanel* inspector_;
    QFrame* inspectorDock_;
    LedgerView* ledger_;
    QFrame* paletteLine_ = nullptr;
    QFrame* ledgerLine_ = nullptr;
    QWidget* stage_ = nullptr;  ///< toolbar and canvas, which a narrow window's inspector overlays
    QHBoxLayout* upper_ = nullptr;
    bool docked_ = true;
    bool current_ = false;
    bool lecture_ = false;
    bool fitPending_ = true;
    NetworkSpec shownSpec_;
    std::optional<Shape> cabinetInput_;
    QTimer* uncover_;  ///< after a selection: long enough for a double click to reach its layer
};

}  // namespace fovea
