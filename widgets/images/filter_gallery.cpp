// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/filter_gallery.h"

namespace fovea {

FilterGallery::FilterGallery(QWidget* parent) : ThumbnailGrid(parent) {
    setTitle(tr("First-layer filters"));
    setColumns(8);
    setLargestSide(44);
}

void FilterGallery::setFilters(const std::vector<QImage>& filters, Shape kernel) {
    setCaption(tr("%1 of %2")
                   .arg(filters.size())
                   .arg(QStringLiteral("%1×%2×%3").arg(kernel.height).arg(kernel.width).arg(kernel.channels)));
    std::vector<Thumbnail> thumbnails;
    for (std::size_t i = 0; i < filters.size(); ++i)
        thumbnails.push_back({filters[i], {}, {}, {}, {}, tr("Filter %1 of %2").arg(i + 1).arg(filters.size())});
    setThumbnails(std::move(thumbnails));
}

}  // namespace fovea
