// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/preprocessing_controller.h"

#include <QAction>
#include <QWidget>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/workspaces/preprocessing_sheet.h"

namespace fovea {

PreprocessingController::PreprocessingController(RunController& run, PictureChoice& choice, QAction* action,
                                                 QWidget* window)
    : QObject(window), run_(run), choice_(choice), action_(action), window_(window) {
    connect(action_, &QAction::triggered, this, [this] { ask(run_.document().displayName(), {}); });
    connect(&run_.document(), &Document::networkChanged, this, &PreprocessingController::refresh);
    connect(&run_.document(), &Document::modelChanged, this, &PreprocessingController::refresh);
    refresh();
}

void PreprocessingController::refresh() {
    action_->setEnabled(run_.document().isSound() && run_.document().trained().weights != nullptr);
}

void PreprocessingController::ask(const QString& name, const QStringList& remarks) {
    // What is being trained goes on from the newest weights.
    run_.whenDocumentIsFresh([this, name, remarks] {
        if (!PreprocessingSheet::isPossible(run_)) return;
        auto* sheet = new PreprocessingSheet(run_, choice_, name, remarks, window_);
        sheet->open();
    });
}

}  // namespace fovea
