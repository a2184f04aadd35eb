// SPDX-License-Identifier: GPL-3.0-or-later
// BuildWorkspace: what it shows, as a value.
#include <QAction>
#include <QSignalBlocker>

#include "app/document/document.h"
#include "app/actions/action_table.h"
#include "app/workspaces/build_workspace.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/ledger_view.h"

namespace fovea {

BuildState BuildWorkspace::state() const {
    BuildState state{.selection = document_.selection().nodes,
                     .view = view_,
                     .boxes = canvas_->drawing() == CanvasDrawing::Boxes,
                     .blocks = canvas_->drawing() == CanvasDrawing::Blocks,
                     .openedBlocks = canvas_->openedBlocks(),
                     .inspectorShown = actions_.action(ActionId::ViewInspector)->isChecked(),
                     .ledgerCollapsed = lecture_ ? ledgerAtDesk_ : ledger_->isCollapsed()};
    if (!fitPending_ && !refitting_ && !canvas_->isFitted()) {
        state.view = CanvasView{canvas_->zoom(), canvas_->centre().x(), canvas_->centre().y()};
    }
    return state;
}

void BuildWorkspace::setState(const BuildState& state) {
    canvas_->setOpenedBlocks(state.openedBlocks);
    setDrawing(state.blocks  ? CanvasDrawing::Blocks
               : state.boxes ? CanvasDrawing::Boxes
                             : CanvasDrawing::Volumes);
    {
        const QSignalBlocker blocked(ledger_);  // whose signal tells of the user's choice
        ledgerAtDesk_ = state.ledgerCollapsed;
        ledger_->setCollapsed(lecture_ || ledgerAtDesk_);
    }
    actions_.action(ActionId::ViewInspector)->setChecked(state.inspectorShown);
    document_.setSelection({state.selection, {}});
    arrange();
    view_ = state.view;
    refit();
}

/// The canvas has the room then; of the ledger its outputs stand beneath, and the rest at a click.
void BuildWorkspace::setLecture(bool on) {
    if (on != lecture_) {
        if (on) ledgerAtDesk_ = ledger_->isCollapsed();
        const QSignalBlocker blocked(ledger_);
        ledger_->setCollapsed(on || ledgerAtDesk_);
    }
    lecture_ = on;
    arrange();
    refit();
}

}  // namespace fovea
