// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "app/recovery/instance_lock.h"
#include "core/error.h"
#include "core/exchange/file_stamp.h"
#include "core/exchange/project_file.h"

namespace fovea {

/// What an autosave says about the document that it is a copy of.
struct AutosaveNote {
    QString path;  ///< the user's own file; empty where there was none yet
    QString name;  ///< as the window showed it
    QDateTime savedAt;
    std::optional<FileStamp> stamp;  ///< of the user's file when it was opened or saved last
};
/// The note travels in the project's metadata, under a key of its own.
void writeNote(const AutosaveNote& note, Project& project);
AutosaveNote takeNote(Project& project);

/// One instance's place in the recovery folder, RECOVERY/<id>/ with `lock` and `autosave.fovea`.
/// Whoever holds the lock owns it.
class AutosavePlace {
public:
    /// A new one. Null where the folder can't be made or written.
    static std::unique_ptr<AutosavePlace> create(const QString& recoveryFolder);
    /// Takes one over that nobody holds any more; null otherwise.
    static std::unique_ptr<AutosavePlace> claim(const QString& folder);

    QString file() const { return folder_ + QStringLiteral("/autosave.fovea"); }
    /// Deletes the autosave, the lock and the folder.
    void remove();

private:
    AutosavePlace(QString folder, std::unique_ptr<InstanceLock> lock)
        : folder_(std::move(folder)), lock_(std::move(lock)) {}
    QString folder_;
    std::unique_ptr<InstanceLock> lock_;
};

/// Work of an instance that ended without saving or discarding it.
struct LostWork {
    std::shared_ptr<AutosavePlace> place;  ///< held, so that no other instance offers the same
    AutosaveNote note;
    qint64 step = 0;    ///< finished training steps
    qint64 epochs = 0;  ///< finished epochs
    qint64 layers = 0;
};
struct LostFindings {
    std::vector<LostWork> works;  ///< the newest first
    QStringList setAside;         ///< autosaves that can't be read, under their new names
};
/// Claims and checks what lies in the folder and belongs to no live instance; reads each file once.
LostFindings findLostWork(const QString& recoveryFolder);

}  // namespace fovea
