// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <QImage>

#include "core/augmentation/augmentation.h"
#include "datasets/dataset.h"

namespace fovea {

/// One training picture, and what is drawn for it.
struct AugmentationSubject {
    std::shared_ptr<const Dataset> data;
    std::int64_t index = 0;
    Augmentation augmentation;
    std::uint64_t seed = 1;
    std::vector<std::string> signs;  ///< what signClasses() answers
};

/// Train's window for it, as it would show that picture.
QImage renderAugmentation(const AugmentationSubject& subject, QSize size);
/// The original and sixteen draws, with what was drawn. Error: what the data answers.
Result<QImage> renderWall(const AugmentationSubject& subject);

}  // namespace fovea
