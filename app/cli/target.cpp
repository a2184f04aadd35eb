// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/target.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "app/error_text.h"
#include "core/exchange/atomic_file.h"

namespace fovea {
namespace {

struct TargetText {
    Q_DECLARE_TR_FUNCTIONS(fovea::CliTarget)
};

/// A safetensors file: the length of its header in eight bytes, then JSON.
bool beginsAsProject(const QByteArray& start) { return start.size() > 8 && start[8] == '{'; }

/// Whether it is safe to replace: nothing, an older one of its kind, or what nobody can tell.
bool mayBeReplaced(const QString& target, TargetKind kind) {
    QFile file(target);
    if (!file.open(QIODevice::ReadOnly)) return true;
    const QByteArray start = file.read(16);
    switch (kind) {
        case TargetKind::Project: return start.isEmpty() || beginsAsProject(start);
        case TargetKind::Array: return start.isEmpty() || start.startsWith("\x93NUMPY");
        case TargetKind::Picture: return start.isEmpty() || start.startsWith("\x89PNG");
        case TargetKind::Export: return !beginsAsProject(start);
    }
    return true;
}

bool isSameFile(const QString& one, const QString& other) {
    std::error_code error;
    return std::filesystem::equivalent(one.toStdString(), other.toStdString(), error);
}

}  // namespace

OptionRule forceRule() { return {.name = QStringLiteral("--force")}; }

std::optional<QString> targetProblem(const QString& target, TargetKind kind, const QStringList& sources,
                                     const ParsedArguments& arguments) {
    const QFileInfo file(target);
    if (const auto possible = checkTarget(target.toStdString()); !possible) return errorText(possible.error());
    if (arguments.has(forceRule().name) || !file.isFile()) return std::nullopt;
    const bool isRead =
        std::any_of(sources.begin(), sources.end(), [&](const QString& source) { return isSameFile(source, target); });
    if (isRead && kind != TargetKind::Project)
        return TargetText::tr("“%1” is itself what is read here. Choose another name, or replace it with --force.")
            .arg(target);
    if (!mayBeReplaced(target, kind))
        return TargetText::tr("“%1” holds something else already. Choose another name, or replace it with --force.")
            .arg(target);
    return std::nullopt;
}

QString freeNameBeside(const QString& path) {
    const QFileInfo file(path);
    const QString suffix = file.suffix().isEmpty() ? QString() : QChar(u'.') + file.suffix();
    for (int number = 2;; ++number) {
        QString name = QStringLiteral("%1-%2%3").arg(path.chopped(suffix.size())).arg(number).arg(suffix);
        if (!QFileInfo(name).exists() && !QFileInfo(name).isSymLink()) return name;
    }
}

}  // namespace fovea
