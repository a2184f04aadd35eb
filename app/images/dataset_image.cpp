// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/dataset_image.h"

namespace fovea {

Result<QImage> imageOf(const Dataset& data, std::int64_t index) {
    Sample sample;
    if (const auto got = data.get(index, sample); !got) return got.error();
    return pictureOf(data.shape(), sample.pixels);
}

QImage pictureOf(const Shape& shape, std::span<const std::uint8_t> pixels) {
    const bool grey = shape.channels == 1;
    const QImage view(pixels.data(), shape.width, shape.height, shape.width * shape.channels,
                      grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    return view.convertToFormat(QImage::Format_RGB32);
}

}  // namespace fovea
