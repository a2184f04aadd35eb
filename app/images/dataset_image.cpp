// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/dataset_image.h"

#include <algorithm>
#include <cmath>
#include <vector>

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

QImage pictureOfValues(const Shape& shape, std::span<const float> values) {
    if (shape.channels != 1 && shape.channels != 3) return {};
    std::vector<std::uint8_t> bytes;
    bytes.reserve(values.size());
    for (const float value : values)
        bytes.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F)));
    return pictureOf(shape, bytes);
}

}  // namespace fovea
