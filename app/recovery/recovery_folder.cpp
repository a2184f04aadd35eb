// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery/recovery_folder.h"

#include <algorithm>
#include <functional>

#include <QDir>
#include <QFile>
#include <QUuid>

#include "core/json.h"

namespace fovea {
namespace {

using Json = nlohmann::json;
constexpr auto noteKey = "fovea_autosave";

QString lockOf(const QString& folder) { return folder + QStringLiteral("/lock"); }

/// What a program that was killed while it wrote has left.
void removeRemains(const QString& folder) {
    QDir dir(folder);
    for (const QString& name : dir.entryList({QStringLiteral(".fovea-*.tmp")}, QDir::Files | QDir::Hidden))
        dir.remove(name);
}

/// Out of the way, but not away: whoever knows the format may still save something from it.
QString setAside(const QString& file, const QString& recoveryFolder) {
    const QString now = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString base = recoveryFolder + QStringLiteral("/broken-") + now;
    for (int i = 0; i < 100; ++i) {
        const QString name = base + (i > 0 ? QStringLiteral("-%1").arg(i) : QString()) + QStringLiteral(".fovea");
        if (QFile::rename(file, name)) return name;
    }
    return {};
}

/// Whether a newer program, more memory or another start of the machine may still read what gave this fault.
bool mayBeSound(ErrorCode fault) {
    return fault == ErrorCode::ProjectTooNew || fault == ErrorCode::OutOfMemory ||
           fault == ErrorCode::FileNotReadable || fault == ErrorCode::FileNotFound;
}

}  // namespace

void writeNote(const AutosaveNote& note, Project& project) {
    Json json{{"path", note.path.toStdString()},
              {"name", note.name.toStdString()},
              {"saved_at", note.savedAt.toUTC().toString(Qt::ISODateWithMs).toStdString()}};
    if (note.stamp) json["stamp"] = {note.stamp->bytes, note.stamp->modified};
    project.unknown[noteKey] = json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

AutosaveNote takeNote(Project& project) {
    AutosaveNote note;
    const auto node = project.unknown.extract(noteKey);
    const Json json = node ? Json::parse(node.mapped(), nullptr, false) : Json();
    if (!json.is_object()) return note;
    const auto text = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                         : QString();
    };
    note.path = text("path");
    note.name = text("name");
    note.savedAt = QDateTime::fromString(text("saved_at"), Qt::ISODateWithMs);
    const auto stamp = json.find("stamp");
    if (stamp != json.end() && stamp->is_array() && stamp->size() == 2 && (*stamp)[0].is_number_integer() &&
        (*stamp)[1].is_number_integer())
        note.stamp = FileStamp{(*stamp)[0].get<std::int64_t>(), (*stamp)[1].get<std::int64_t>()};
    return note;
}

std::unique_ptr<AutosavePlace> AutosavePlace::create(const QString& recoveryFolder) {
    // An instance that starts meanwhile may find the folder empty and unlocked, and tidy it away.
    for (int attempt = 0; attempt < 3; ++attempt) {
        const QString folder = recoveryFolder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (!QDir().mkpath(folder)) return nullptr;
        // The autosave is as private as the document: only the user reads it.
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (auto place = claim(folder)) return place;
    }
    return nullptr;
}

std::unique_ptr<AutosavePlace> AutosavePlace::claim(const QString& folder) {
    auto lock = InstanceLock::take(lockOf(folder));
    return lock ? std::unique_ptr<AutosavePlace>(new AutosavePlace(folder, std::move(lock))) : nullptr;
}

void AutosavePlace::remove() {
    removeRemains(folder_);
    QFile::remove(file());
    // Last, so that nobody takes the folder over before it is empty.
    QFile::remove(lockOf(folder_));
    QDir().rmdir(folder_);
}

LostFindings findLostWork(const QString& recoveryFolder) {
    LostFindings findings;
    const QDir dir(recoveryFolder);
    for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        std::shared_ptr<AutosavePlace> place = AutosavePlace::claim(dir.filePath(name));
        if (!place) continue;
        if (!QFile::exists(place->file())) {
            place->remove();
            continue;
        }
        removeRemains(dir.filePath(name));
        auto project = loadProject(place->file().toStdString());
        if (!project) {
            if (mayBeSound(project.error().code)) continue;  // whoever can read it will offer it
            if (const QString kept = setAside(place->file(), recoveryFolder); !kept.isEmpty()) {
                findings.setAside << kept;
                place->remove();
            }
            continue;
        }
        LostWork work{std::move(place), takeNote(*project), 0, 0, 0};
        work.layers = std::ranges::count_if(
            project->spec.nodes, [](const Node& node) { return !std::holds_alternative<InputSpec>(node.layer); });
        if (project->checkpoint) {
            work.step = project->checkpoint->step;
            const auto& epochs = project->checkpoint->history.epochs;
            work.epochs = epochs.empty() ? 0 : epochs.back().epoch;
        }
        findings.works.push_back(std::move(work));
    }
    std::ranges::stable_sort(findings.works, std::greater<>(), [](const LostWork& work) { return work.note.savedAt; });
    return findings;
}

}  // namespace fovea
