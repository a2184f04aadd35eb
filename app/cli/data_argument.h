// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <stop_token>

#include "core/error.h"
#include "datasets/dataset.h"

namespace fovea {

/// Opens DATA of the command line (a name or a path) in the program's data folders; a progress
/// line shows on a terminal, unless `quiet`.
Result<DatasetPair> openData(const QString& nameOrPath, bool quiet, std::stop_token stop = {});

/// errorText, with the nearest name where the data set is unknown.
QString dataErrorText(const Error& error);

}  // namespace fovea
