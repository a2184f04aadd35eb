// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include <QObject>
#include <QPointer>

#include "app/recovery/recovery_folder.h"
#include "app/session/job.h"

class QAction;
class QWidget;

namespace fovea {

class Autosave;
class Document;
class FileController;
class RecoveryDialog;
class RunController;

/// Autosave while the window is open, and what an earlier instance has left: looks for it on a thread
/// of its own, offers it once, and keeps it at hand in the File menu until it is opened or discarded.
class RecoveryController : public QObject {
    Q_OBJECT
public:
    RecoveryController(Document& document, FileController& files, RunController& run, QAction* action, QWidget* window);

    /// Begins to keep copies in `folder`, and to look for lost ones there.
    void start(const QString& folder, std::chrono::milliseconds interval);
    /// The window closes, and the document's user has been asked: its copy goes.
    void end();

    const std::vector<LostWork>& lostWorks() const { return works_; }
    Autosave* autosave() const { return autosave_; }
    void offer();

Q_SIGNALS:
    /// The folder has been searched.
    void searched();
    /// A sentence for the status line.
    void notified(const QString& text);
    void failed(const QString& sentence);
    /// Lost work is open again; `trained`: with training to go on with.
    void recovered(bool trained);
    /// Copies can't be kept, and why; until kept().
    void notKept(const QString& sentence);
    void kept();

private:
    void open(const std::shared_ptr<AutosavePlace>& place);
    void done(const std::shared_ptr<AutosavePlace>& place);
    void refreshAction();
    void tellSetAside(const QStringList& files);

    Document& document_;
    FileController& files_;
    RunController& run_;
    QAction* action_;
    QWidget* window_;
    Autosave* autosave_ = nullptr;
    std::vector<LostWork> works_;  ///< without a place: opened or discarded, and gone when the dialog is
    QPointer<RecoveryDialog> dialog_;
    Job searching_, reading_;
};

}  // namespace fovea
