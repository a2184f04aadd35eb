// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QHBoxLayout;
class QWidget;

namespace fovea {

class CanvasToolbar;
class InspectorPanel;
class LedgerView;
class NetworkCanvas;
class PalettePanel;
class PatternEdit;

/// The parts of the page on which a network is put together.
struct BuildParts {
    PalettePanel* palette = nullptr;
    CanvasToolbar* toolbar = nullptr;
    PatternEdit* pattern = nullptr;
    NetworkCanvas* canvas = nullptr;
    InspectorPanel* inspector = nullptr;
    LedgerView* ledger = nullptr;
};

/// Where they stand: palette at the left, ledger beneath the canvas, and the inspector beside it or, in a narrow
/// window, over its right part.
class BuildDocks {
public:
    /// Lays the parts out on `page`, which owns them then.
    BuildDocks(const BuildParts& parts, QWidget* page);

    struct Wanted {
        bool inspector = true;
        bool oneLayer = false;  ///< is selected: without, an overlay would hide the canvas for nothing
        bool lecture = false;   ///< the canvas and the ledger alone
    };
    /// For the page's present size.
    void arrange(const Wanted& wanted);
    /// Whether the inspector hides a part of the canvas.
    bool coversCanvas() const;

private:
    void dockInspector(bool shown);
    void overlayInspector(bool shown, bool atTimes);

    BuildParts parts_;
    QWidget* page_;
    QFrame* inspectorDock_;
    QFrame* paletteLine_;
    QFrame* ledgerLine_;
    QHBoxLayout* upper_;
    bool docked_ = true;
};

}  // namespace fovea
