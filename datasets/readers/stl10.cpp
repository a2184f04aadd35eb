// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/stl10.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include "core/reason.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/labelled_parts.h"
#include "datasets/readers/whole_content.h"

namespace fovea {

namespace {

constexpr std::size_t stlSide = 96;
constexpr std::size_t stlPlane = stlSide * stlSide;
constexpr std::size_t stlBytes = 3 * stlPlane;

std::string stlPath(const std::string& folder, const char* name) {
    return (std::filesystem::path(folder) / name).string();
}

/// Planes of columns become rows of pixels.
void turnPicture(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) {
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t x = 0; x < stlSide; ++x)
            for (std::size_t y = 0; y < stlSide; ++y)
                to[(y * stlSide + x) * 3 + c] = from[c * stlPlane + x * stlSide + y];
}

Result<LabelledPart> readStlPart(const std::string& pixelPath, const std::string& labelPath,
                                 const std::stop_token& stop, DatasetProgress progress) {
    const auto labels = readWholeContent(labelPath, stop, noProgress);
    if (!labels) return labels.error();
    auto content = readWholeContent(pixelPath, stop, progress);
    if (!content) return content.error();
    if (content->size() != labels->size() * stlBytes)
        return errorBecause(
            ErrorCode::DatasetBroken, pixelPath,
            {Reason::FileEnds, {std::to_string(labels->size() * stlBytes), std::to_string(content->size())}});
    std::vector<std::uint8_t> one(stlBytes);
    for (std::size_t at = 0; at < content->size(); at += stlBytes) {
        const auto picture = std::span(*content).subspan(at, stlBytes);
        turnPicture(picture, one);
        std::copy(one.begin(), one.end(), picture.begin());
    }
    LabelledPart part{pixelPath, {static_cast<int>(stlSide), static_cast<int>(stlSide), 3}, *std::move(content), {}};
    for (const std::uint8_t label : *labels) part.labels.push_back(std::int64_t{label} - 1);
    return part;
}

}  // namespace

bool hasStl10Files(const std::string& folder) { return isPlainFile(stlPath(folder, "train_X.bin")); }

Result<DatasetPair> openStl10(const std::string& folder, const DataOptions& options, std::stop_token stop,
                              DatasetProgress progress) {
    const auto names = readWholeContent(stlPath(folder, "class_names.txt"), stop, noProgress);
    if (!names) return names.error();
    auto training = readStlPart(stlPath(folder, "train_X.bin"), stlPath(folder, "train_y.bin"), stop, progress);
    if (!training) return training.error();
    auto test = readStlPart(stlPath(folder, "test_X.bin"), stlPath(folder, "test_y.bin"), stop, progress);
    if (!test) return test.error();
    LabelledParts parts;
    parts.classNames = filledLines(*names);
    parts.training = *std::move(training);
    parts.test = *std::move(test);
    if (parts.classNames.empty()) return Error(ErrorCode::DatasetEmpty, {stlPath(folder, "class_names.txt")});
    return datasetsOf(folder, std::move(parts), options);
}

}  // namespace fovea
