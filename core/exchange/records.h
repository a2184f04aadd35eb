// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/exchange/tensor_store.h"

namespace fovea {

/// Texts of a file that don't stand in its header, which has room for a million bytes: networks, runs, names, notes.
/// Each is a list of bytes `record/HASH` (U8), with HASH the text's SHA-256, so that what several parts of the file
/// refer to is stored once. `metadata["records"]` says which of the metadata's texts lie there:
/// {"network":"3fc1…","notes":"9a0b…"}. One is at most as long as a header may be, since its JSON is read into memory.
inline constexpr std::size_t largestRecord = largestSafetensorsHeader;

/// The text's hash, by which it is found again.
std::string storeRecord(std::string_view text, TensorStore& store);
/// Empty on a fault, which goes to `source`.
std::string readRecord(const std::string& hash, TensorSource& source);

/// Moves the texts of such keys out of the metadata. Error: ProjectTooLarge.
Result<void> moveToRecords(std::map<std::string, std::string>& metadata, TensorStore& store, const std::string& path);
/// Its inverse. A text that stands in the metadata itself stays.
void takeFromRecords(std::map<std::string, std::string>& metadata, TensorSource& source);

}  // namespace fovea
