// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/locations.h"

#include <QStandardPaths>
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "app/picture_decoder.h"
#include "datasets/data_text.h"

namespace fovea {
namespace {

/// The user's folder of a kind, the same for command line and window whatever QCoreApplication is called.
QString userFolder(QStandardPaths::StandardLocation kind) {
    return QStandardPaths::writableLocation(kind) + QStringLiteral("/fovea");
}

/// The order in which classes are named doesn't matter: they keep that of the data.
DataOptions withSortedClasses(DataOptions options) {
    std::ranges::sort(options.classes);
    const auto twice = std::ranges::unique(options.classes);
    options.classes.erase(twice.begin(), twice.end());
    return options;
}

}  // namespace

QStringList dataFolders() {
    QStringList folders;
    const QString set = qEnvironmentVariable("FOVEA_DATA");
    if (!set.isEmpty()) folders += set;
    folders += userFolder(QStandardPaths::GenericDataLocation) + QStringLiteral("/datasets");
    return folders;
}

SearchFolders dataSearchFolders() {
    SearchFolders search;
    for (const QString& folder : dataFolders()) search.folders.push_back(folder.toStdString());
    search.decoder = pictureDecoder();
    return search;
}

bool isSameData(const std::string& one, const std::string& other) {
    if (one == other) return true;
    const auto oneText = parseDataText(one);
    const auto otherText = parseDataText(other);
    if (!oneText || !otherText || withSortedClasses(oneText->options) != withSortedClasses(otherText->options))
        return false;
    if (oneText->place == otherText->place) return true;
    const SearchFolders search = dataSearchFolders();
    const auto onePlace = locateDataset(one, search);
    const auto otherPlace = locateDataset(other, search);
    std::error_code error;
    // builtin lies nowhere.
    return onePlace && otherPlace && !onePlace->empty() && !otherPlace->empty() &&
           std::filesystem::equivalent(*onePlace, *otherPlace, error);
}

QString fetchFolder() { return dataFolders().constFirst(); }

QString recoveryFolder() { return userFolder(QStandardPaths::GenericDataLocation) + QStringLiteral("/recovery"); }

QString downloadCacheFolder() {
    return userFolder(QStandardPaths::GenericCacheLocation) + QStringLiteral("/downloads");
}

}  // namespace fovea
