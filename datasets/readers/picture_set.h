// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"
#include "datasets/picture_decoder.h"
#include "datasets/progress.h"

namespace fovea {

/// Picture files made alike, in one order: all of a folder, whatever part they are in.
class PictureSet final : public Dataset {
public:
    struct File {
        std::string path;  ///< within the folder
        int label = 0;
    };
    struct Contents {
        std::string folder;
        std::vector<File> files;
        std::vector<std::string> classNames;
        Shape shape;
        ResizePolicy resize = ResizePolicy::Crop;
        std::shared_ptr<const PictureDecoder> decoder;
        std::vector<std::uint8_t> pixels;  ///< of all files, or nothing: then each is decoded when it is asked for
    };

    /// Requires every label < classNames.size(), and pixels for all files or none.
    explicit PictureSet(Contents contents);

    std::int64_t size() const override;
    Shape shape() const override { return contents_.shape; }
    const std::vector<std::string>& classNames() const override { return contents_.classNames; }
    Result<void> get(std::int64_t index, Sample& sample) const override;
    int label(std::int64_t index) const override;
    const std::uint8_t* pixels(std::int64_t index) const override;
    bool isCostly() const override { return contents_.pixels.empty(); }

    /// Within the folder.
    const std::string& path(std::int64_t index) const;
    const std::string& folder() const { return contents_.folder; }

private:
    Contents contents_;
};

/// What a folder of pictures is opened with.
struct PictureFolderWork {
    std::string folder;
    DataOptions options;
    std::shared_ptr<const PictureDecoder> decoder;
    /// Pictures are kept decoded up to so many bytes, and to half of the memory that is free; beyond, each is decoded
    /// whenever it is asked for.
    std::size_t mostKeptBytes = std::size_t{512} << 20;
    int threads = 0;  ///< ≤ 0: one per core. Nothing depends on it.
};

/// Opens a folder of pictures by class: lists it (see listPictures), decodes every picture once, and leaves out what can't be
/// read, with its reason, and classes of which nothing is left to train on. Where there is no test part,
/// options.testPercent of each class is drawn by options.seed and the pictures' paths within the folder: a
/// picture keeps its part when others come or go. `progress` counts pictures.
/// Errors: those of listPictures, DatasetClassCount, DatasetEmpty (no picture left to test), Cancelled.
Result<DatasetPair> openPictureFolder(const PictureFolderWork& work, std::stop_token stop = {},
                                      DatasetProgress progress = noProgress);

}  // namespace fovea
