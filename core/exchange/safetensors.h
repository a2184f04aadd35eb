// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace fovea {

/// The number types that Fovea stores. Others are refused when a file is opened.
enum class TensorType { U8, I64, F32, F64 };
std::size_t bytesOf(TensorType type);
std::string_view nameOf(TensorType type);  ///< as in files: "F32"

/// A tensor in someone else's memory, little-endian, last index fastest; it may be unaligned.
struct StoredTensor {
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;  ///< empty for a single number
    std::span<const std::byte> bytes;
};

/// The safetensors format: 8 bytes of header length (little-endian), the header as JSON
/// ({"name":{"dtype","shape","data_offsets"},…,"__metadata__":{string:string}}), then the data
/// without gaps (https://huggingface.co/docs/safetensors). Headers are at most 1 MB here.
inline constexpr std::size_t largestSafetensorsHeader = 1'000'000;

/// A file's content. The tensors' bytes lie in `buffer`; hence it moves but cannot be copied.
struct SafetensorsFile {
    std::vector<std::byte> buffer;
    std::map<std::string, std::string> metadata;
    std::map<std::string, StoredTensor> tensors;

    SafetensorsFile() = default;
    SafetensorsFile(SafetensorsFile&&) = default;
    SafetensorsFile& operator=(SafetensorsFile&&) = default;
};

/// Bytes of the header that writeSafetensors makes of these tensors, of which only types and shapes count.
std::size_t safetensorsHeaderSize(const std::map<std::string, std::string>& metadata,
                                  const std::map<std::string, StoredTensor>& tensors);

/// The file's bytes; tensors with the wider types first, so that all are aligned, then by name.
/// `path` is for the error's sentence. Error: ProjectTooLarge (the header).
Result<std::vector<std::byte>> writeSafetensors(const std::map<std::string, std::string>& metadata,
                                                const std::map<std::string, StoredTensor>& tensors,
                                                const std::string& path);

/// Takes the bytes of a whole file. Everything is checked before it is believed: lengths, types,
/// products without overflow, offsets inside the file, neither overlap nor gap, no name twice.
/// Error: ProjectBroken with what is wrong.
Result<SafetensorsFile> parseSafetensors(std::vector<std::byte> bytes, const std::string& path);

}  // namespace fovea
