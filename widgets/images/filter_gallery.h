// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/images/thumbnail_grid.h"
#include "core/tensor/shape.h"  // after Qt: moc 6.4 stumbles over <compare> where it comes first

namespace fovea {

/// 'First-layer filters' as pictures (see filterImage), live while training.
class FilterGallery : public ThumbnailGrid {
    Q_OBJECT
public:
    explicit FilterGallery(QWidget* parent = nullptr);
    /// `kernel` is the filters' shape, for the caption "16 of 5 × 5 × 3".
    void setFilters(const std::vector<QImage>& filters, Shape kernel);
};

}  // namespace fovea
