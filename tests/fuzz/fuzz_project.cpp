// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a project's file: metadata and tensors of any content in a file whose form is sound, since
// random bytes hardly ever get that far. The input is a list of entries with their length (16 bits) in front:
// 'm' key NUL value, or 't' type name NUL sides (a byte each).
#include <algorithm>
#include <array>

#include "core/exchange/project_file.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/sample_projects.h"

namespace fovea::fuzz::project {
namespace {

constexpr std::size_t largestTensor = 4096;
constexpr std::array types{TensorType::F32, TensorType::F64, TensorType::I64, TensorType::U8};

std::string entry(const std::string& content) { return {joinFiles({content, {}})}; }

void addTensor(std::string_view content, std::map<std::string, StoredTensor>& tensors) {
    static const std::vector<std::byte> numbers(largestTensor, std::byte{1});
    const std::size_t end = content.find('\0');
    if (content.size() < 2 || end == std::string_view::npos || end < 1) return;
    StoredTensor tensor{
        .type = types[static_cast<unsigned char>(content.front()) % types.size()], .shape = {}, .bytes = {}};
    std::size_t bytes = fovea::bytesOf(tensor.type);
    for (const char side : content.substr(end + 1)) {
        tensor.shape.push_back(static_cast<unsigned char>(side));
        bytes *= static_cast<unsigned char>(side);
        if (bytes > largestTensor || tensor.shape.size() > 8) return;
    }
    tensor.bytes = std::span(numbers).first(bytes);
    const std::string name(content.substr(1, end - 1));
    if (name != "__metadata__") tensors.emplace(name, tensor);
}

}  // namespace

constexpr std::size_t slackBytes = std::size_t{16} << 20;

void tryInput(std::span<const std::byte> input) {
    std::map<std::string, std::string> metadata;
    std::map<std::string, StoredTensor> tensors;
    while (input.size() > 2) {
        const auto parts = splitFiles(input, 2);
        const std::string_view content = textOf(parts[0]);
        input = parts[1];
        if (content.starts_with('m') && content.find('\0') != std::string_view::npos) {
            const std::size_t end = content.find('\0');
            metadata.emplace(content.substr(1, end - 1), content.substr(end + 1));
        } else if (content.starts_with('t')) {
            addTensor(content.substr(1), tensors);
        }
    }
    auto bytes = writeSafetensors(metadata, tensors, "file.fovea");
    if (!bytes) return;
    const auto project = parseProject(*std::move(bytes), "file.fovea");
    if (!project) return;
    (void)modelOf(*project, "file.fovea");
    const auto written = projectBytes(*project, "file.fovea");
    if (!written) {
        require(written.error().code == ErrorCode::ProjectTooLarge, "a project that was read can't be written");
        return;
    }
    const auto again = parseProject(*written, "file.fovea");
    require(again.hasValue(), "a project that was written can't be read");
    require(again->spec == project->spec && again->options == project->options && again->notes == project->notes,
            "a project that was written is read as another");
    require(again->pastRuns.size() == project->pastRuns.size() && again->runNumber == project->runNumber,
            "a past run is lost on the way");
    require(again->checkpoint.has_value() == project->checkpoint.has_value() &&
                (!project->checkpoint || again->checkpoint->kept.size() == project->checkpoint->kept.size()),
            "a kept epoch is lost on the way");
}

std::vector<std::string> seeds() {
    std::vector<std::string> result;
    for (const Project& project : sampleProjects()) {
        const auto bytes = projectBytes(project, "sample.fovea");
        const auto file = parseSafetensors(*bytes, "sample.fovea");
        std::string seed;
        for (const auto& [key, value] : file->metadata) seed += entry('m' + key + '\0' + value);
        for (const auto& [name, tensor] : file->tensors) {
            const auto type = std::find(types.begin(), types.end(), tensor.type) - types.begin();
            std::string content = std::string("t") + static_cast<char>(type) + name + '\0';
            for (const std::int64_t side : tensor.shape) content += static_cast<char>(side);
            seed += entry(content);
        }
        result.push_back(seed);
    }
    return result;
}

}  // namespace fovea::fuzz::project

FOVEA_FUZZ_TARGET(project)
