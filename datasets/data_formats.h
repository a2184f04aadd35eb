// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/error.h"
#include "datasets/dataset.h"
#include "datasets/findings.h"
#include "datasets/picture_decoder.h"
#include "datasets/progress.h"

namespace fovea {

/// What a format is opened with.
struct OpeningWork {
    std::string place;  ///< as DataFormatRow::placeIn answered
    std::string name;   ///< of a data set known by name; else empty
    DataOptions options;
    std::shared_ptr<const PictureDecoder> decoder;  ///< may be null: then there are no pictures
};

/// One format of data. What it opens may leave findings to the caller, who states format and options.
struct DataFormatRow {
    DataFormat format;
    std::string_view keys;  ///< its options beside classes and cap, separated by blanks
    /// The file or folder with such data that a path stands for: itself, or one inside that an archive would make.
    std::optional<std::string> (*placeIn)(const std::string& path);
    Result<DatasetPair> (*open)(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress);
};

/// In the order in which they are tried.
std::span<const DataFormatRow> dataFormats();

struct FoundData {
    const DataFormatRow* row = nullptr;
    std::string place;
};
/// The first format that a path has; nullopt where none knows it.
std::optional<FoundData> recogniseData(const std::string& path);

/// The path of CIFAR-10's folder or archive in a folder.
std::optional<std::string> cifar10Place(const std::string& folder);

}  // namespace fovea
