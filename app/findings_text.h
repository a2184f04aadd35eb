// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "datasets/dataset.h"
#include "datasets/findings.h"

namespace fovea {

/// What data was opened as: "folder of pictures by class".
QString dataFormatText(DataFormat format);

/// Why a file is left out, as a short phrase: "hidden", "empty", "its contents are damaged or cut off".
QString leftOutText(const LeftOutFile& file);

/// "turned as EXIF says: 1 · CMYK made RGB: 3"; empty where there is nothing of it.
QString pictureCountsText(const PictureCounts& counts);

/// How pictures are made alike: "cut to the centre, 32 × 32, in colour".
QString resizeText(const DataOptions& options);

/// What was found and chosen, line by line, beside the counts of classes: format, sizes, resizing, how the test part came
/// about, what EXIF and colours asked for. Nothing of it that there is nothing to tell of.
QStringList findingLines(const DatasetPair& data);

}  // namespace fovea
