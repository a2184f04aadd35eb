// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "core/error.h"

namespace fovea {

/// What a small archive may hold at most.
struct ZipLimits {
    std::size_t mostFiles = 16;
    std::size_t mostBytes = std::size_t{1} << 20;  ///< of each file, unpacked
};

/// All files of a zip, in memory, by their paths within it; folders are passed over. One folder around everything is left
/// out of the paths. Nothing is written, no path is used as one, links are no files.
/// Errors: FileNotFound, FileNotReadable, ArchiveBroken.
Result<std::map<std::string, std::string>> readZip(const std::string& path, const ZipLimits& limits);

}  // namespace fovea
