// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/cifar100.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "datasets/memory_dataset.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/planes.h"
#include "datasets/readers/whole_content.h"

namespace fovea {

namespace {

constexpr Shape tinyImage{32, 32, 3};
constexpr std::size_t imageBytes = 3072;
constexpr std::size_t labelBytes = 2;  // coarse, fine
constexpr std::size_t record100 = labelBytes + imageBytes;
constexpr std::int64_t fineClasses = 100;
constexpr std::int64_t coarseClasses = 20;

std::string pathIn(const std::string& folder, const char* name) {
    return (std::filesystem::path(folder) / name).string();
}

Result<std::vector<std::string>> readNames(const std::string& path, std::int64_t count, const std::stop_token& stop) {
    const auto text = readWholeContent(path, stop, noProgress);
    if (!text) return text.error();
    auto names = filledLines(*text);
    if (static_cast<std::int64_t>(names.size()) != count)
        return Error(ErrorCode::DatasetNamesWrong, {path, count, static_cast<std::int64_t>(names.size())});
    return names;
}

Result<std::shared_ptr<const Dataset>> readPart(const std::string& path, bool coarse,
                                                const std::vector<std::string>& names, const std::stop_token& stop,
                                                DatasetProgress progress) {
    const auto content = readWholeContent(path, stop, progress);
    if (!content) return content.error();
    if (content->empty()) return Error(ErrorCode::DatasetEmpty, {path});
    const std::size_t count = content->size() / record100;
    if (const std::size_t rest = content->size() % record100; rest > 0)
        return Error(ErrorCode::DatasetFileTruncated,
                     {path, static_cast<std::int64_t>(count * record100), static_cast<std::int64_t>(record100),
                      static_cast<std::int64_t>(rest)});
    std::vector<std::uint8_t> pixels(count * imageBytes);
    std::vector<std::uint8_t> labels(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto record = std::span(*content).subspan(i * record100, record100);
        labels[i] = record[coarse ? 0 : 1];
        if (labels[i] >= names.size())
            return Error(ErrorCode::DatasetLabelOutOfRange,
                         {path, static_cast<std::int64_t>(i), std::int64_t{labels[i]},
                          static_cast<std::int64_t>(names.size()) - 1});
        interleavePlanes(record.subspan(labelBytes), 3, std::span(pixels).subspan(i * imageBytes, imageBytes));
    }
    return std::shared_ptr<const Dataset>(
        std::make_shared<MemoryDataset>(tinyImage, names, std::move(pixels), std::move(labels)));
}

}  // namespace

bool hasCifar100Files(const std::string& folder) {
    return isPlainFile(pathIn(folder, "train.bin")) && (isPlainFile(pathIn(folder, "fine_label_names.txt")) ||
                                                        isPlainFile(pathIn(folder, "coarse_label_names.txt")));
}

Result<DatasetPair> openCifar100Folder(const std::string& folder, bool coarse, std::stop_token stop,
                                       DatasetProgress progress) {
    const std::string namesPath = pathIn(folder, coarse ? "coarse_label_names.txt" : "fine_label_names.txt");
    const auto names = readNames(namesPath, coarse ? coarseClasses : fineClasses, stop);
    if (!names) return names.error();
    auto training = readPart(pathIn(folder, "train.bin"), coarse, *names, stop, progress);
    if (!training) return training.error();
    auto test = readPart(pathIn(folder, "test.bin"), coarse, *names, stop, progress);
    if (!test) return test.error();
    return DatasetPair{folder, std::move(*training), std::move(*test)};
}

}  // namespace fovea
