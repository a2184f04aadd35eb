// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>
#include <string>

#include "core/error.h"
#include "datasets/progress.h"

namespace fovea {

/// A file's bytes, unpacked where it is gzipped. It grows with what really comes, and never beyond half of the memory that is
/// free. `progress` counts bytes of the file.
/// Errors: FileNotFound, TargetIsFolder, FileNotReadable, ArchiveBroken, OutOfMemory (and the path), Cancelled.
Result<std::vector<std::uint8_t>> readWholeContent(const std::string& path, const std::stop_token& stop,
                                                   DatasetProgress progress);

/// Lines of a text that are not empty, without blanks and carriage returns behind them.
std::vector<std::string> filledLines(const std::vector<std::uint8_t>& text);

}  // namespace fovea
