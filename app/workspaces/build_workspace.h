// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/drawing_edit.h"
#include "app/workspaces/build_docks.h"
#include "app/workspaces/workspace.h"
#include "app/workspaces/workspace_state.h"
#include "core/network/network_spec.h"
#include "widgets/canvas/canvas_drawing.h"
#include "widgets/values/positions.h"
#include "widgets/values/problem_text.h"

class QMenu;
class QPoint;
class QTimer;

namespace fovea {

class ActionTable;
class BuildEditor;
class BuildFreezing;
class BuildThumbnails;
class CanvasToolbar;
class Document;
class InspectionSession;
class InspectorPanel;
class LedgerView;
class NetworkCanvas;
class PalettePanel;
class PatternBuilder;
class PatternEdit;
class PictureChoice;
struct KernelChoice;
class RunController;

/// The page on which a network is put together: palette, canvas, inspector, ledger. It shows the
/// document in them, and passes what they ask for to a BuildEditor.
class BuildWorkspace : public Workspace {
    Q_OBJECT
public:
    BuildWorkspace(Document& document, ActionTable& actions, RunController& run, QWidget* parent = nullptr);

    /// From now on layers show what they give for that picture. Both outlive this page.
    void lookThrough(PictureChoice& choice, InspectionSession& session);

    QString title() const override;
    void activated() override;
    void deactivated() override;
    void setLecture(bool on) override;

    BuildState state() const;
    /// Layers that there aren't are left out. Changes no preference of the user's.
    void setState(const BuildState& state);

    NetworkCanvas* canvas() const { return canvas_; }
    PalettePanel* palette() const { return palette_; }
    PatternEdit* pattern() const { return pattern_; }
    InspectorPanel* inspector() const { return inspector_; }
    LedgerView* ledger() const { return ledger_; }
    /// Selects the first layer with a problem and brings it into view.
    void showFirstProblem();

Q_SIGNALS:
    /// Why something can't be done, as a sentence.
    void refused(const QString& sentence);
    /// An entry of core's catalogue, as a document of its own; "" for an empty one.
    void architectureRequested(const QString& id);
    /// How many layers are marked.
    void marked(int layers);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectViews();
    void connectPalette();
    void connectCanvas();
    void connectInspectorAndLedger();
    void connectActions();
    void fillArchitectures(QMenu* menu);
    void setActionsEnabled(bool current);
    void refreshActions();
    /// Hands on what an edit has changed, and nothing more.
    void showDrawing(DrawingParts what);
    void showNetwork();
    /// The document's, and what the open data says of the network.
    ProblemTexts problemTexts() const;
    void showSelection();
    void showInputImage();
    void arrange();
    /// Lays the network out anew, where that is the canvas' business, and shows all of it.
    void refit();
    void tidy();
    void setDrawing(CanvasDrawing drawing);
    /// Whether most of the network is another one than what was shown.
    bool isAnotherNetwork() const;
    void refreshCatalogue();
    Positions shownPositions() const;
    void showInspectorOf(NodeId node);
    void inspect(NodeId node);
    void rename(NodeId node);
    /// Asks which kernels the selected convolution is to have, and writes them.
    void chooseKernels();
    /// The one selected layer, where it is a Conv 2-D.
    const Node* selectedConvolution() const;
    void setKernels(NodeId node, const KernelChoice& choice);
    void showContextMenu(bool onNode, bool onEdge, const QPoint& globalPosition);

    Document& document_;
    ActionTable& actions_;
    RunController& run_;
    BuildEditor* editor_;
    PalettePanel* palette_;
    NetworkCanvas* canvas_;
    CanvasToolbar* toolbar_;
    PatternEdit* pattern_;
    InspectorPanel* inspector_;
    LedgerView* ledger_;
    BuildFreezing* freezing_;
    BuildThumbnails* thumbnails_ = nullptr;
    BuildDocks docks_;
    PatternBuilder* patternBuilder_;
    bool current_ = false;
    bool lecture_ = false;
    bool ledgerAtDesk_ = false;  ///< collapsed, before the lecture
    bool fitPending_ = true;
    bool refitting_ = false;          ///< is to come when the layout under way is done
    std::optional<CanvasView> view_;  ///< to be shown then, instead of all
    NetworkSpec shownSpec_;
    std::optional<Shape> catalogueInput_;
    QTimer* uncover_;  ///< after a selection: long enough for a double click to reach its layer
};

}  // namespace fovea
