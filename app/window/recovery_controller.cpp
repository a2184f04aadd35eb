// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recovery_controller.h"

#include <algorithm>

#include <QAction>
#include <QMessageBox>
#include <QWidget>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/recovery/autosave.h"
#include "app/window/file_controller.h"
#include "app/window/recovery_dialog.h"

namespace fovea {

RecoveryController::RecoveryController(Document& document, FileController& files, RunController& run, QAction* action,
                                       QWidget* window)
    : QObject(window), document_(document), files_(files), run_(run), action_(action), window_(window) {
    action_->setEnabled(false);
    connect(action_, &QAction::triggered, this, &RecoveryController::offer);
}

void RecoveryController::start(const QString& folder, std::chrono::milliseconds interval) {
    autosave_ = new Autosave(document_, run_, folder, interval, this);
    connect(autosave_, &Autosave::failed, this, [this](const Error& error) {
        Q_EMIT notKept(
            tr("What you do is not being kept against a crash: %1 Save now and then.").arg(errorText(error)));
    });
    connect(autosave_, &Autosave::saved, this, &RecoveryController::kept);
    const auto work = [folder](const std::stop_token&, const Job::Progress&) -> Result<LostFindings> {
        return findLostWork(folder);
    };
    searching_.start(work, [this](Result<LostFindings> findings) {
        if (!findings) {
            Q_EMIT failed(errorText(findings.error()));
            return;
        }
        works_ = std::move(findings->works);
        offer();
        if (!findings->setAside.isEmpty()) tellSetAside(findings->setAside);
        Q_EMIT searched();
    });
}

void RecoveryController::end() {
    if (autosave_ != nullptr) autosave_->end();
}

void RecoveryController::offer() {
    if (dialog_) return;
    std::erase_if(works_, [](const LostWork& work) { return !work.place; });
    refreshAction();
    if (works_.empty()) return;
    dialog_ = new RecoveryDialog(works_, window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &RecoveryDialog::openRequested, this,
            [this](int index) { open(works_[static_cast<std::size_t>(index)].place); });
    connect(dialog_, &RecoveryDialog::discardRequested, this, [this](int index) {
        const auto place = works_[static_cast<std::size_t>(index)].place;
        done(place);
        place->remove();
    });
    dialog_->open();
}

void RecoveryController::tellSetAside(const QStringList& files) {
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("Recover unsaved work"),
                        tr("Unsaved work of an earlier session can't be read."), QMessageBox::NoButton, window_);
    box->setObjectName(QStringLiteral("recovery.broken"));
    box->setInformativeText(tr("It was set aside, as %1. Your own files are as you saved them last.")
                                .arg(files.join(QStringLiteral(", ")).toHtmlEscaped()));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void RecoveryController::open(const std::shared_ptr<AutosavePlace>& place) {
    const auto read = [file = place->file().toStdString()](const std::stop_token&, const Job::Progress&) {
        return loadProject(file);
    };
    reading_.start(read, [this, place](Result<Project> result) {
        if (!result) {
            Q_EMIT failed(errorText(result.error()));
            return;
        }
        files_.leaveThen([this, place, project = std::make_shared<Project>(*std::move(result))] {
            const AutosaveNote note = takeNote(*project);
            document_.fromProject(*project, note.path);
            document_.setFileStamp(note.stamp);
            done(place);
            autosave_->adopt(place);
            document_.markRecovered();
            Q_EMIT recovered(document_.trained().checkpoint != nullptr);
            Q_EMIT notified(tr("Opened what was not saved of %1. Save it to keep it.").arg(document_.displayName()));
        });
    });
}

/// The entry stays until the next dialog is made, since the present one counts on its place in the list.
void RecoveryController::done(const std::shared_ptr<AutosavePlace>& place) {
    for (LostWork& work : works_)
        if (work.place == place) work.place = nullptr;
    refreshAction();
}

void RecoveryController::refreshAction() {
    action_->setEnabled(std::ranges::any_of(works_, [](const LostWork& work) { return work.place != nullptr; }));
}

}  // namespace fovea
