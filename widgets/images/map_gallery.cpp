// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/map_gallery.h"

namespace fovea {

MapGallery::MapGallery(QWidget* parent) : ThumbnailGrid(parent) {
    setColumns(8);
    setLargestSide(48);
    setHairlines(true);
    setCaption(tr("\u2190 \u2192 to step"));
}

void MapGallery::setMaps(const std::vector<QImage>& maps, int total) {
    const int shown = int(maps.size());
    setTitle(total > shown ? tr("First %1 of %2 maps").arg(shown).arg(total) : tr("All %1 maps").arg(shown));
    std::vector<Thumbnail> thumbnails;
    for (int i = 0; i < shown; ++i)
        thumbnails.push_back({maps[std::size_t(i)], {}, {}, {}, {}, tr("Map %1 of %2").arg(i + 1).arg(total)});
    setThumbnails(std::move(thumbnails));
}

}  // namespace fovea
