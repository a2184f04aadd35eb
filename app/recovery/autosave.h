// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include "app/recovery/recovery_folder.h"
#include "app/session/job.h"

namespace fovea {

class Document;
class RunController;

/// Keeps a copy of what is not saved, edits and training alike, in the recovery folder and never over the
/// user's file. A change waits `interval` until it is written (ten times what the last write took, where that
/// is longer, and 40 seconds at most), on a thread of its own; a document
/// that is saved, discarded or left cleanly has no copy.
class Autosave : public QObject {
    Q_OBJECT
public:
    Autosave(Document& document, RunController& run, QString recoveryFolder, std::chrono::milliseconds interval,
             QObject* parent = nullptr);
    ~Autosave() override;

    /// The copy that a document was restored from goes on as the document's own.
    void adopt(std::shared_ptr<AutosavePlace> place);
    /// The document was saved or discarded and the window closes: nothing is left behind.
    void end();

    /// The last copy could not be written.
    bool isFailing() const { return told_; }
    /// Where the copy lies, or will lie; empty before the first.
    QString file() const { return place_ ? place_->file() : QString(); }

Q_SIGNALS:
    void saved();
    /// Told once, until a save has worked again.
    void failed(const fovea::Error& error);

private:
    void noteChange();
    void save();
    void write();
    void onWritten(const Result<void>& result, quint64 contents);
    void tellFailure(const Error& error);
    void forget();

    Document& document_;
    RunController& run_;
    QString recoveryFolder_;
    QTimer timer_{this};
    const std::chrono::milliseconds interval_;
    QElapsedTimer writingSince_;
    std::shared_ptr<AutosavePlace> place_;
    std::shared_ptr<AutosavePlace> writtenPlace_;  ///< while it is being written
    quint64 contents_ = 0;  ///< grows when what is open has been saved or replaced: older copies are void
    bool waiting_ = false;  ///< for the run's newest state
    bool changedMeanwhile_ = false;
    bool told_ = false;
    bool ended_ = false;
    std::unique_ptr<Job> writing_;
};

}  // namespace fovea
