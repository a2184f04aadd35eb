// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>

#include "datasets/catalogue.h"

namespace fovea {

/// Where data sets may lie: $FOVEA_DATA if it is set, then the user's data folder
/// (~/.local/share/fovea/datasets). Debian's own folders are searched after them.
QStringList dataFolders();
/// The same, as openDataset takes it.
SearchFolders dataSearchFolders();

/// Whether two names or paths lead to the same data.
bool isSameData(const std::string& one, const std::string& other);

/// Where a fetched data set goes: the first of dataFolders().
QString fetchFolder();

/// Where the window keeps copies of what is not saved yet (~/.local/share/fovea/recovery).
QString recoveryFolder();

/// Where unfinished downloads lie (~/.cache/fovea/downloads).
QString downloadCacheFolder();

}  // namespace fovea
