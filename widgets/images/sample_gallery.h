// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/images/thumbnail_grid.h"

namespace fovea {

/// Images of the data set.
class SampleGallery : public ThumbnailGrid {
    Q_OBJECT
public:
    explicit SampleGallery(QWidget* parent = nullptr);
    struct Sample {
        QImage image;
        QString name;
    };
    void setSamples(const std::vector<Sample>& samples);
};

}  // namespace fovea
