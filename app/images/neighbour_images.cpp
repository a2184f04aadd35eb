// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/neighbour_images.h"

#include <QCoreApplication>

#include "app/evaluation_views.h"
#include "app/images/dataset_image.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct NeighbourImages {
    Q_DECLARE_TR_FUNCTIONS(fovea::NeighbourImages)
};

}  // namespace

std::vector<PointMap::Point> placesOf(const Embedding& embedding, bool map) {
    std::vector<PointMap::Point> points;
    const bool hasMap = map && !embedding.map.places.empty();
    if (!hasMap && !embedding.components) return points;
    const PointsView components = embedding.components ? embedding.components->points() : PointsView{};
    for (std::size_t i = 0; i < embedding.images.size(); ++i) {
        PointMap::Point point{.label = embedding.labels[i]};
        if (hasMap) {
            point.x = embedding.map.places[2 * i];
            point.y = embedding.map.places[2 * i + 1];
        } else {
            const auto place = components[static_cast<std::int64_t>(i)];
            if (!place.empty()) point.x = place[0];
            if (place.size() > 1) point.y = place[1];
        }
        points.push_back(point);
    }
    return points;
}

PointMap::Picture pictureOfPoint(const Embedding& embedding, const Dataset& images, const std::vector<QString>& titles,
                                 int point) {
    const std::int64_t index = embedding.images[static_cast<std::size_t>(point)];
    const auto image = imageOf(images, index);
    return {image ? *image : QImage(),
            NeighbourImages::tr("%1, image %2")
                .arg(classTitle(titles, embedding.labels[static_cast<std::size_t>(point)]), groupedNumber(index))};
}

Result<std::vector<Thumbnail>> neighbourThumbnails(const std::vector<Neighbour>& neighbours, const Embedding& embedding,
                                                   const Dataset& images, const std::vector<QString>& titles) {
    std::vector<Thumbnail> thumbnails;
    for (const Neighbour& neighbour : neighbours) {
        const auto place = static_cast<std::size_t>(neighbour.point);
        const std::int64_t index = embedding.images[place];
        auto image = imageOf(images, index);
        if (!image) return image.error();
        const QString name = classTitle(titles, embedding.labels[place]);
        const QString distance = decimalNumber(neighbour.distance, 2);
        thumbnails.push_back(
            {*image,
             {},
             distance,
             name,
             {},
             NeighbourImages::tr("%1, image %2, at a distance of %3").arg(name, groupedNumber(index), distance)});
    }
    return thumbnails;
}

}  // namespace fovea
