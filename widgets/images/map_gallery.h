// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/images/thumbnail_grid.h"

namespace fovea {

/// 'All 16 maps' of a layer; arrows step through them.
class MapGallery : public ThumbnailGrid {
    Q_OBJECT
public:
    explicit MapGallery(QWidget* parent = nullptr);
    /// `total` may be more than the maps shown ("First 64 of 128 maps").
    void setMaps(const std::vector<QImage>& maps, int total);
};

}  // namespace fovea
