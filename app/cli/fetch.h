// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fovea {

/// `fovea data fetch NAME`: fetches a data set into the data folder, with a progress line on a terminal or one JSON
/// object per report. Ctrl-C stops it; what has come is kept for the next time. Gives the exit status.
int fetchDataset(const QString& name, bool json);

}  // namespace fovea
