// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <array>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"

namespace fovea {

/// What DataDialog shows of a folder of pictures.
struct DataPreview {
    DatasetPair data;
    std::vector<std::int64_t> training, test;  ///< images of each class
    std::vector<QImage> strips;                ///< the first images of each class, side by side
    QImage before;                             ///< the first picture as it is, made small
    QSize beforeSize;                          ///< of the whole picture
    std::array<QImage, 3> after;               ///< under each ResizePolicy, in its order
};

/// Pictures of a strip, and their side in pixels.
inline constexpr int stripPictures = 7;
inline constexpr int stripSide = 36;

/// Opens the folder with all its classes. Errors: those of openDataset.
Result<DataPreview> previewOf(const DataText& text, const std::stop_token& stop,
                              const std::function<void(qint64, qint64)>& progress);

}  // namespace fovea
