// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <stop_token>

#include "core/error.h"
#include "datasets/progress.h"

namespace fovea {

/// Compares a file's size and SHA-256 (lower-case hexadecimal) with what they should be.
/// Errors: FileNotReadable, DatasetWrongSize, ChecksumWrong, Cancelled.
Result<void> checkArchive(const QString& path, qint64 bytes, const QString& sha256, const std::stop_token& stop,
                          DatasetProgress progress);

}  // namespace fovea
