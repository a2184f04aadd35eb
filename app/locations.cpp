// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/locations.h"

#include <QStandardPaths>

namespace fovea {
namespace {

/// The user's folder of a kind, the same for command line and window whatever QCoreApplication is called.
QString userFolder(QStandardPaths::StandardLocation kind) {
    return QStandardPaths::writableLocation(kind) + QStringLiteral("/fovea");
}

}  // namespace

SearchFolders dataFolders() {
    SearchFolders search;
    const QString set = qEnvironmentVariable("FOVEA_DATA");
    if (!set.isEmpty()) search.folders.push_back(set.toStdString());
    search.folders.push_back((userFolder(QStandardPaths::GenericDataLocation) + QStringLiteral("/datasets")).toStdString());
    return search;
}

QString fetchFolder() { return QString::fromStdString(dataFolders().folders.front()); }

QString downloadCacheFolder() {
    return userFolder(QStandardPaths::GenericCacheLocation) + QStringLiteral("/downloads");
}

}  // namespace fovea
