// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/exchange/atomic_file.h"

namespace fovea {

/// Linux gives at most 2 GiB − 4 KiB at once.
inline constexpr std::size_t largestRead = std::size_t{1} << 30;

/// A regular file's bytes. Errors: FileNotFound, FileNotReadable (also for more than `largest` bytes; without a reason for
/// a pipe or a device).
Result<std::vector<std::byte>> readWholeFile(const std::string& path, std::size_t largest);
Result<std::vector<std::byte>> readWholeFile(const std::string& path, std::size_t largest,
                                             const FileOperations& operations);

}  // namespace fovea
