// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace fovea {

/// A free name for what is on its way to the disk, a file or a folder: `.fovea-PROCESS-NUMBER.tmp` in `folder`.
std::string temporaryName(const std::string& folder);

/// While a descriptor of the file or folder is open, removeAbandoned() of any program leaves it alone: a lock of the
/// kernel's, which ends with the process. False where it has been removed already; then another name is due.
bool holdTemporary(int file);

/// Removes what programs have left in a folder that were killed while they wrote: the process is gone and nobody holds
/// the file. What can't be removed, or asked, stays.
void removeAbandoned(const std::string& folder);

}  // namespace fovea
