// SPDX-License-Identifier: GPL-3.0-or-later
// A project's file as it lies on the disk: the format, then everything that is read from it.
#include <cstring>

#include "core/exchange/project_file.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/sample_projects.h"

namespace fovea::fuzz::safetensors {

constexpr std::size_t slackBytes = std::size_t{16} << 20;

void tryInput(std::span<const std::byte> input) {
    const auto file = parseSafetensors({input.begin(), input.end()}, "file.fovea");
    if (!file) return;
    const auto again = writeSafetensors(file->metadata, file->tensors, "file.fovea");
    require(again.hasValue(), "a file that was read can't be written");
    const auto same = parseSafetensors(*again, "file.fovea");
    require(same && same->metadata == file->metadata && same->tensors.size() == file->tensors.size(),
            "a file that was written is read as another");
    const auto project = parseProject({input.begin(), input.end()}, "file.fovea");
    if (!project) return;
    const auto written = projectBytes(*project, "file.fovea");
    if (!written) {
        require(written.error().code == ErrorCode::ProjectTooLarge, "a project that was read can't be written");
        return;
    }
    require(parseProject(*written, "file.fovea").hasValue(), "a project that was written can't be read");
}

std::vector<std::string> seeds() {
    std::vector<std::string> result{std::string("\x02\0\0\0\0\0\0\0{}", 10)};
    for (const Project& project : sampleProjects()) result.push_back(fileOf(project));
    return result;
}

/// Mutates, and mostly sets the header's length right again, or every change of the header would end at once.
std::size_t change(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    constexpr std::size_t lengthBytes = 8;
    size = LLVMFuzzerMutate(data, size, most);
    if (size <= lengthBytes || seed % 16 == 0) return size;
    int depth = 0;
    bool inString = false;
    std::uint64_t end = 0;
    for (std::size_t i = lengthBytes; i < size && end == 0; ++i) {
        const char c = static_cast<char>(data[i]);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            end = i + 1 - lengthBytes;
        }
    }
    if (end != 0) std::memcpy(data, &end, lengthBytes);
    return size;
}

}  // namespace fovea::fuzz::safetensors

FOVEA_FUZZ_TARGET_WITH_CHANGES(safetensors)
