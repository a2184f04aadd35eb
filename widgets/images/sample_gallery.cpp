// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/sample_gallery.h"

namespace fovea {

SampleGallery::SampleGallery(QWidget* parent) : ThumbnailGrid(parent) { setColumns(5); }

void SampleGallery::setSamples(const std::vector<Sample>& samples) {
    std::vector<Thumbnail> thumbnails;
    for (const Sample& sample : samples) thumbnails.push_back({sample.image, {}, {}, {}, {}, sample.name});
    setThumbnails(std::move(thumbnails));
}

}  // namespace fovea
