// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/excited_images.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <map>

#include "app/evaluation_views.h"
#include "app/images/dataset_image.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct ExcitedImages {
    Q_DECLARE_TR_FUNCTIONS(fovea::ExcitedImages)
};

}  // namespace

std::optional<PixelRect> patchOf(const std::optional<ReceptiveField>& field, const TopResponse& response,
                                 const Shape& image) {
    if (!field) return std::nullopt;
    return fieldOfUnit(*field, response.y, response.x, {image.height, image.width});
}

Result<std::vector<Thumbnail>> excitedThumbnails(std::span<const TopResponse> responses, const Dataset& images,
                                                 const std::optional<ReceptiveField>& field,
                                                 const std::vector<QString>& titles, bool patchesAlone) {
    std::vector<Thumbnail> thumbnails;
    for (const TopResponse& response : responses) {
        auto image = imageOf(images, response.image);
        if (!image) return image.error();
        QRect box;
        if (const auto patch = patchOf(field, response, images.shape()))
            box = QRect(patch->x, patch->y, patch->width, patch->height);
        const QString value = decimalNumber(double{response.value}, 3);
        const QString name = classTitle(titles, images.label(response.image));
        const QString what = ExcitedImages::tr("%1, image %2: %3 at row %4, column %5.")
                                 .arg(name, groupedNumber(response.image), value)
                                 .arg(response.y)
                                 .arg(response.x);
        if (patchesAlone && !box.isEmpty())
            thumbnails.push_back({image->copy(box), {}, value, name, {}, what});
        else
            thumbnails.push_back({*image, {}, value, name, box, what});
    }
    return thumbnails;
}

QString excitedClasses(std::span<const TopResponse> responses, const Dataset& images,
                       const std::vector<QString>& titles) {
    std::map<int, int> counts;
    for (const TopResponse& response : responses) ++counts[images.label(response.image)];
    std::vector<std::pair<int, int>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<int, int>::second);
    constexpr std::size_t named = 3;
    QStringList parts;
    for (std::size_t i = 0; i < std::min(named, sorted.size()); ++i)
        parts += ExcitedImages::tr("%1 × %2").arg(sorted[i].second).arg(classTitle(titles, sorted[i].first));
    if (parts.isEmpty()) return {};
    const QString classes = parts.join(QStringLiteral(", "));
    return sorted.size() > named ? ExcitedImages::tr("Among them %1. A hint, no proof of what it means.").arg(classes)
                                 : ExcitedImages::tr("They are %1. A hint, no proof of what it means.").arg(classes);
}

QString excitedCaption(std::int64_t shown, std::int64_t images, const std::optional<ReceptiveField>& field) {
    const QString of =
        ExcitedImages::tr("The %1 strongest of %2 images").arg(groupedNumber(shown), groupedNumber(images));
    if (!field) return ExcitedImages::tr("%1; the unit sees each of them whole.").arg(of);
    return ExcitedImages::tr("%1, each with the %2 pixels that its strongest unit sees.")
        .arg(of, QStringLiteral("%1 × %2").arg(field->size.height).arg(field->size.width));
}

}  // namespace fovea
