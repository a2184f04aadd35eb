// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/tensor/shape.h"
#include "datasets/dataset.h"
#include "datasets/picture_decoder.h"
#include "datasets/progress.h"

namespace fovea {

/// A data set that Fovea knows by name.
struct DatasetInfo {
    std::string name;   ///< as on the command line
    std::string title;  ///< as people call it
    Shape shape;
    int classes = 10;
    std::int64_t trainingImages = 0;
    std::int64_t testImages = 0;
    /// Where the official archive is fetched from; empty where Fovea offers no fetching.
    std::string address;
    std::int64_t bytes = 0;  ///< of the archive
    std::string sha256;      ///< of the archive, lower-case hexadecimal
    /// Who made it and how to cite it.
    std::string citation;

    bool isFetchable() const { return !address.empty(); }
};

/// builtin, cifar10, mnist, fashion-mnist.
const std::vector<DatasetInfo>& knownDatasets();
/// Null when there is no data set of that name.
const DatasetInfo* findDataset(const std::string& name);

/// Where names are looked for, in this order; Debian's own folders are searched after them. And who reads pictures.
struct SearchFolders {
    std::vector<std::string> folders;
    std::shared_ptr<const PictureDecoder> decoder;  ///< null: folders of pictures are no data
};

/// Folder or archive of a known set, or of a path; "" for builtin, which lies nowhere.
/// Looked for in each folder: cifar10 as `cifar-10-batches-bin/` or `cifar-10-binary.tar.gz`; mnist and
/// fashion-mnist as a folder of that name with the four IDX files, or as torchvision's `MNIST/raw` and
/// `FashionMNIST/raw`; also as the folder itself.
/// Options behind the name or path (see parseDataText) make no difference.
/// Errors: DatasetUnknown (with a ForeignKind where it can be told), DatasetMissing, FileNotReadable, OptionInvalid.
Result<std::string> locateDataset(const std::string& nameOrPath, const SearchFolders& search);

/// Opens a data set by name or path, with options behind it (see parseDataText); a path is any of dataFormats(). Takes
/// seconds for the large ones; `progress` counts bytes, for builtin and pictures images. The findings are always there.
/// Errors: those of locateDataset and of the readers, Cancelled.
Result<DatasetPair> openDataset(const std::string& nameOrPath, const SearchFolders& search, std::stop_token stop = {},
                                DatasetProgress progress = noProgress);

}  // namespace fovea
