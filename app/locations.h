// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace fovea {

/// Where data sets may lie, in the order in which they are searched: $FOVEA_DATA, the user's data
/// folder, and where Debian's packages put theirs.
QStringList dataFolders();

/// Where a fetched data set goes: $FOVEA_DATA if it is set, else the user's data folder.
QString fetchFolder();

/// Unfinished downloads.
QString downloadCacheFolder();

}  // namespace fovea
