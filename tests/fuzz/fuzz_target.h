// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What each fuzz_NAME.cpp defines; driver.cpp hands it to libFuzzer.
namespace fovea::fuzz {

/// Feeds one input to a reader. It may be refused or taken; it may not crash, hang, or allocate more
/// than twice its size and `slackBytes`.
void tryInput(std::span<const std::byte> input);
extern const std::size_t slackBytes;

/// Sound inputs (and broken ones that are hard to guess), from which the fuzzer sets out;
/// `fuzz_NAME --make-corpus FOLDER` writes them.
std::vector<std::string> seeds();

/// A file in memory with a path that any reader can open (Linux: memfd below /proc/self/fd). It is
/// filled again and again; every opening begins at its first byte.
class MemoryFile {
public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    void fill(std::span<const std::byte> content);
    const std::string& path() const { return path_; }

private:
    int descriptor_ = -1;
    std::string path_;
};

inline std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }
inline std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Several files in one input: lengths of all but the last as 16 bits, little-endian, then the files.
/// Lengths that reach too far are cut, so that every input means something.
std::vector<std::span<const std::byte>> splitFiles(std::span<const std::byte> input, std::size_t count);
std::string joinFiles(const std::vector<std::string>& files);

/// Stops with a message: what was read contradicts itself.
void require(bool holds, const char* what);

}  // namespace fovea::fuzz
