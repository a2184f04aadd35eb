// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery/autosave.h"

#include <algorithm>
#include <utility>

#include <QPointer>

#include "app/document/document.h"
#include "app/session/run_controller.h"

namespace fovea {

Autosave::Autosave(Document& document, RunController& run, QString recoveryFolder, std::chrono::milliseconds interval,
                   QObject* parent)
    : QObject(parent),
      document_(document),
      run_(run),
      recoveryFolder_(std::move(recoveryFolder)),
      interval_(interval),
      writing_(std::make_unique<Job>()) {
    timer_.setSingleShot(true);
    timer_.setInterval(interval);
    connect(&timer_, &QTimer::timeout, this, &Autosave::save);
    connect(&document_.undoStack(), &QUndoStack::indexChanged, this, &Autosave::noteChange);
    connect(&document_, &Document::modelChanged, this, &Autosave::noteChange);
    connect(&document_, &Document::aboutToBeReplaced, this, &Autosave::forget);
    connect(&document_, &Document::dirtyChanged, this, [this](bool dirty) { dirty ? noteChange() : forget(); });
    connect(&run_.session(), &TrainingSession::pointsArrived, this, &Autosave::noteChange);
}

Autosave::~Autosave() {
    writing_.reset();  // waits; nothing of it is heard any more
    if (!ended_) return;
    if (writtenPlace_) writtenPlace_->remove();
    forget();
}

void Autosave::adopt(std::shared_ptr<AutosavePlace> place) {
    forget();
    place_ = std::move(place);
}

void Autosave::end() {
    ended_ = true;
    timer_.stop();
}

void Autosave::noteChange() {
    if (ended_) return;
    if (waiting_ || writing_->isRunning()) {
        changedMeanwhile_ = true;
    } else if (!timer_.isActive()) {
        timer_.start();
    }
}

void Autosave::save() {
    if (!document_.isDirty() && !run_.session().isActive()) return;
    waiting_ = true;
    changedMeanwhile_ = false;
    run_.whenDocumentIsFresh([self = QPointer(this), contents = contents_] {
        if (!self || self->ended_) return;
        self->waiting_ = false;
        if (contents == self->contents_) self->write();
    });
}

void Autosave::write() {
    if (!document_.isDirty()) return;
    if (!place_) place_ = AutosavePlace::create(recoveryFolder_);
    if (!place_) {
        tellFailure(Error(ErrorCode::FolderNotFound, {recoveryFolder_.toStdString()}));
        noteChange();
        return;
    }
    const AutosaveNote note{document_.filePath(), document_.displayName(), QDateTime::currentDateTimeUtc(),
                            document_.fileStamp()};
    const auto work = [make = document_.deferredProject(), note, file = place_->file().toStdString()](
                          const std::stop_token&, const Job::Progress&) {
        Project project = make();
        writeNote(note, project);
        return saveProject(project, file);
    };
    changedMeanwhile_ = false;
    writtenPlace_ = place_;
    writingSince_.start();
    writing_->start(work, [this, contents = contents_](const Result<void>& result) { onWritten(result, contents); });
}

void Autosave::onWritten(const Result<void>& result, quint64 contents) {
    const auto place = std::exchange(writtenPlace_, nullptr);
    bool again = std::exchange(changedMeanwhile_, false);
    // A project of hundreds of megabytes must not keep the disk busy all the time.
    constexpr std::chrono::milliseconds longest{40'000};
    const std::chrono::milliseconds rest{10 * writingSince_.elapsed()};
    timer_.setInterval(std::max(interval_, std::min(rest, longest)));
    if (contents != contents_) {
        place->remove();  // saved or discarded while it was being written
    } else if (result) {
        told_ = false;
        Q_EMIT saved();
    } else {
        again = true;
        tellFailure(result.error());
    }
    if (again && document_.isDirty()) noteChange();
}

void Autosave::tellFailure(const Error& error) {
    if (!std::exchange(told_, true)) Q_EMIT failed(error);
}

void Autosave::forget() {
    ++contents_;
    timer_.stop();
    changedMeanwhile_ = false;
    waiting_ = false;
    // One that is being written removes itself when it is done.
    const auto place = std::exchange(place_, nullptr);
    if (place && place != writtenPlace_) place->remove();
}

}  // namespace fovea
