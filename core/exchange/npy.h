// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"

namespace fovea {

/// NumPy's file format (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html),
/// versions 1.0 and 2.0, little-endian float32 in C order.
struct NpyHeader {
    std::vector<std::int64_t> shape;  ///< empty for a single number
    std::size_t dataOffset = 0;       ///< bytes before the numbers
    std::int64_t values() const;
};

/// What a header says, whatever is asked of it.
struct NpyDescription {
    std::string type;  ///< as NumPy spells it: "<f4", "|u1"; "structured" for several numbers a place
    bool fortranOrder = false;
    std::vector<std::int64_t> shape;
    std::size_t dataOffset = 0;
};
/// Errors: ArrayBroken.
Result<NpyDescription> describeNpy(std::span<const std::byte> start, const std::string& path);

/// Longer headers are refused.
inline constexpr std::size_t largestNpyHeader = 65536;

/// `start`: the file's first bytes, largestNpyHeader of them or all; `fileSize`: bytes in the file.
/// Errors: ArrayBroken, ArrayTypeWrong, ArrayOrderWrong; `path` is for their sentences.
Result<NpyHeader> parseNpyHeader(std::span<const std::byte> start, std::uint64_t fileSize, const std::string& path);

/// Version 1.0; the numbers begin at a multiple of 64.
std::string npyHeader(const std::vector<std::int64_t>& shape);

/// An array in a file, read piece by piece.
class NpyReader {
public:
    /// Errors: those of parseNpyHeader, FileNotFound, FileNotReadable.
    static Result<NpyReader> open(const std::string& path);
    NpyReader(NpyReader&& other) noexcept;
    NpyReader& operator=(NpyReader&&) = delete;
    ~NpyReader();

    const std::vector<std::int64_t>& shape() const { return header_.shape; }
    const std::string& path() const { return path_; }
    /// Requires first + values.size() ≤ the header's values. Errors: FileNotReadable, ArrayBroken (it was shortened).
    Result<void> read(std::int64_t first, std::span<float> values) const;

private:
    NpyReader(int file, std::string path) : file_(file), path_(std::move(path)) {}

    int file_ = -1;
    std::string path_;
    NpyHeader header_;
};

/// Writes an array through AtomicFile. `next` gives its numbers piece by piece, as NextBytes does.
Result<void> writeNpy(const std::string& path, const std::vector<std::int64_t>& shape,
                      const std::function<Result<std::span<const float>>()>& next);

/// "2×3×32×32"
std::string arrayShapeText(const std::vector<std::int64_t>& shape);

}  // namespace fovea
