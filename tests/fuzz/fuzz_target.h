// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

/// What driver.cpp hands to libFuzzer, or tries itself.
namespace fovea::fuzz {

/// What each fuzz_NAME.cpp defines in a namespace of its own, fovea::fuzz::NAME, and registers by its last line.
struct Target {
    const char* name = "";
    /// Feeds one input to a reader. It may be refused or taken; it may not crash, hang, or allocate more
    /// than twice its size and `slackBytes`.
    void (*tryInput)(std::span<const std::byte> input) = nullptr;
    /// Sound inputs (and broken ones that are hard to guess), from which the fuzzer sets out;
    /// `fuzz_tests --make-corpus FOLDER` writes those of FUZZ_TARGET.
    std::vector<std::string> (*seeds)() = nullptr;
    std::size_t slackBytes = 0;
    /// Where most changes would be refused at once: changes an input of `size` bytes, `most` at most, and mends what would give it
    /// away; returns its new size. As LLVMFuzzerCustomMutator.
    std::size_t (*change)(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) = nullptr;
};

/// Those of this program. True.
bool add(const Target& target);

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

#define FOVEA_FUZZ_TARGET_AS(NAME, CHANGE)                                                                        \
    namespace fovea::fuzz::NAME {                                                                                 \
    [[maybe_unused]] const bool isRegistered = add({#NAME, tryInput, seeds, slackBytes, CHANGE});                 \
    }
#define FOVEA_FUZZ_TARGET(NAME) FOVEA_FUZZ_TARGET_AS(NAME, nullptr)
#define FOVEA_FUZZ_TARGET_WITH_CHANGES(NAME) FOVEA_FUZZ_TARGET_AS(NAME, change)
