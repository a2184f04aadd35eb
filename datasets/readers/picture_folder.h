// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/error.h"
#include "datasets/findings.h"

namespace fovea {

enum class DataPart { Training, Validation, Test };

inline constexpr std::int64_t fewestClasses = 2;
inline constexpr std::int64_t mostClasses = 1000;

/// A file that may be a picture, as its place says what it shows.
struct FoundPicture {
    std::string path;  ///< within the folder
    int label = 0;
    DataPart part = DataPart::Training;

    friend bool operator==(const FoundPicture&, const FoundPicture&) = default;
};

/// What lies in a folder with a folder for each class, before any file is opened.
struct PictureListing {
    std::vector<std::string> classNames;  ///< in natural order
    std::vector<FoundPicture> pictures;   ///< by part, class and name, all in natural order
    std::vector<LeftOutFile> leftOut;     ///< the first DataFindings::mostListed of them
    std::int64_t leftOutCount = 0;
    bool hasValidation = false;
    bool hasTest = false;

    void leaveOut(LeftOutFile file);
};

/// True for a folder with pictures in folders of its own (or of its `train`), as far as the endings of the first names tell.
bool holdsPicturesByClass(const std::string& folder);

/// Lists the pictures of a folder FOLDER/CLASS/…/FILE, or FOLDER/train/CLASS/…/FILE with test and val (or valid, validation,
/// testing, training) beside it, at most eight folders deep. Every plain file that is not hidden and not empty is taken for a
/// picture; the others are left out, as are files beside the folders of classes and classes that are not trained.
/// Links to folders are followed for classes, not within them. Names that are not UTF-8 get "?" for wrong bytes.
/// Errors: FileNotReadable, DatasetClassCount (outside fewestClasses … mostClasses), Cancelled.
Result<PictureListing> listPictures(const std::string& folder, const std::stop_token& stop = {});

/// Whether a file's ending is one that pictures have.
bool hasPictureEnding(const std::string& name);

}  // namespace fovea
