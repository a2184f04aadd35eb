// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_file.h"

#include <QBuffer>
#include <cstddef>
#include <utility>
#include <vector>

#include "app/cli/picture_argument.h"
#include "app/images/dataset_image.h"
#include "core/exchange/atomic_file.h"
#include "core/exchange/npy.h"

namespace fovea {

Result<void> writePicture(const QImage& image, const QString& path) {
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    image.save(&png, "PNG");
    return writeFileAtomically(path.toStdString(),
                               std::as_bytes(std::span(png.data().constData(), static_cast<std::size_t>(png.size()))));
}

Result<void> writePixels(std::span<const float> values, Shape shape, const QString& path) {
    if (!path.endsWith(QStringLiteral(".npy"))) return writePicture(pictureOfValues(shape, values), path);
    const std::vector<float> planes = asPlanes(values, shape);
    std::span<const float> rest = planes;
    return writeNpy(path.toStdString(), {1, shape.channels, shape.height, shape.width},
                    [&]() -> Result<std::span<const float>> { return std::exchange(rest, {}); });
}

}  // namespace fovea
