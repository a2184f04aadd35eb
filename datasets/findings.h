// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "datasets/data_text.h"

namespace fovea {

/// What data was opened as. What people call each is said in `app/data_text`.
enum class DataFormat { Builtin, Cifar10, Cifar100, PythonCifar, Idx, Arrays, Table, Stl10, Pictures };

/// Why a file of a folder of pictures is left out.
enum class LeftOutWhy {
    Hidden,
    Empty,
    Unreadable,    ///< its error tells
    OutsideClass,  ///< beside the folders of classes
    UnknownClass,  ///< a folder of the test or validation part whose class is not trained
    TooDeep,
};

struct LeftOutFile {
    std::string path;  ///< within the folder
    LeftOutWhy why{};
    std::optional<Error> error;

    friend bool operator==(const LeftOutFile&, const LeftOutFile&) = default;
};

/// How pictures looked before they were made alike.
struct PictureCounts {
    std::int64_t turned = 0;  ///< as EXIF says
    std::int64_t cmyk = 0;
    std::int64_t grey = 0;
    int smallestWidth = 0, smallestHeight = 0;  ///< of the picture with the fewest pixels
    int largestWidth = 0, largestHeight = 0;    ///< of the one with the most

    friend bool operator==(const PictureCounts&, const PictureCounts&) = default;
};

class PictureSet;

/// What was found where data was opened, for people to read.
struct DataFindings {
    DataFormat format = DataFormat::Builtin;
    DataOptions options;
    bool testIsDrawn = false;          ///< by options.seed, options.testPercent of each class
    std::vector<LeftOutFile> leftOut;  ///< in natural order; the first mostListed of them
    std::int64_t leftOutCount = 0;
    std::optional<PictureCounts> pictures;    ///< of a folder of pictures
    std::shared_ptr<const PictureSet> files;  ///< of a folder of pictures: all that are read, whatever part they are in

    static constexpr std::size_t mostListed = 1000;
};

}  // namespace fovea
