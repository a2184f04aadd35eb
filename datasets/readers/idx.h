// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/error.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"
#include "datasets/readers/labelled_parts.h"

namespace fovea {

/// Where the four files of an MNIST-like set lie.
struct IdxFiles {
    std::string trainingImages;
    std::string trainingLabels;
    std::string testImages;
    std::string testLabels;
};

/// Finds the four files in a folder under their official names, plain or gzipped
/// (train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte;
/// a point in place of the last hyphen but one is common and taken too). Error: FileNotFound, naming the first that lacks.
Result<IdxFiles> findIdxFiles(const std::string& folder);
/// True when at least one of the four is there, so that a broken set is told from none.
bool hasIdxFiles(const std::string& folder);

/// One part out of an image file (magic 2051: count, rows, columns) and a label file (magic 2049: count), all
/// 32-bit big-endian (http://yann.lecun.com/exdb/mnist/). Labels must be below classNames.size().
/// Errors: FileNotFound, FileNotReadable, ArchiveBroken, DatasetWrongMagic, DatasetFileTruncated, DatasetWrongSize,
/// DatasetLabelOutOfRange, DatasetCountsDiffer, DatasetEmpty, OutOfMemory (and the path), ImageTooLarge, Cancelled.
Result<std::shared_ptr<const Dataset>> readIdx(const std::string& imagePath, const std::string& labelPath,
                                               const std::vector<std::string>& classNames, std::stop_token stop = {},
                                               DatasetProgress progress = noProgress);

/// The same without asking anything of the labels.
Result<LabelledPart> readIdxPart(const std::string& imagePath, const std::string& labelPath, std::stop_token stop = {},
                                 DatasetProgress progress = noProgress);

/// Both parts of a folder. Errors: as above, and DatasetSizesDiffer when their images aren't of one size.
Result<DatasetPair> openIdxFolder(const std::string& folder, const std::vector<std::string>& classNames,
                                  std::stop_token stop = {}, DatasetProgress progress = noProgress);

/// "0" to "9".
const std::vector<std::string>& digitClassNames();
/// お to を, the ten of KMNIST (Clanuwat et al., "Deep learning for classical Japanese literature", 2018).
const std::vector<std::string>& kuzushijiClassNames();
/// T-shirt/top to ankle boot, as Fashion-MNIST numbers them.
const std::vector<std::string>& fashionClassNames();

}  // namespace fovea
