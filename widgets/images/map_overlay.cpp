// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/map_overlay.h"
#include "widgets/values/within.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

int blended(int below, int above, float share) {
    return static_cast<int>(std::lround(float(below) * (1 - share) + float(above) * share));
}

}  // namespace

QImage overlaidMap(const QImage& picture, const FloatMap& map) {
    if (!map.isValid() || picture.isNull()) return {};
    constexpr float strongest = 0.85F;
    const QImage colors = mapImage(map, MapScale::Signed);
    const float limit = largestMagnitude(map.values);
    QImage result(picture.size(), QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const int row = y * map.height / picture.height();
            const int column = x * map.width / picture.width();
            const float value = map.at(row, column);
            const float share = limit > 0 && std::isfinite(value) ? strongest * std::abs(value) / limit : 0.0F;
            const int grey = qGray(picture.pixel(x, y));
            const QRgb color = colors.pixel(column, row);
            result.setPixel(x, y,
                            qRgb(blended(grey, qRed(color), share), blended(grey, qGreen(color), share),
                                 blended(grey, qBlue(color), share)));
        }
    return result;
}

FloatMap edgeMap(const QImage& picture) {
    FloatMap map{picture.height(), picture.width(), {}};
    const auto grey = [&](int x, int y) {
        return float(qGray(picture.pixel(within(x, 0, picture.width() - 1), within(y, 0, picture.height() - 1)))) /
               255.0F;
    };
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) {
            const float across = grey(x + 1, y - 1) + 2 * grey(x + 1, y) + grey(x + 1, y + 1) - grey(x - 1, y - 1) -
                                 2 * grey(x - 1, y) - grey(x - 1, y + 1);
            const float down = grey(x - 1, y + 1) + 2 * grey(x, y + 1) + grey(x + 1, y + 1) - grey(x - 1, y - 1) -
                               2 * grey(x, y - 1) - grey(x + 1, y - 1);
            map.values.push_back(std::sqrt(across * across + down * down));
        }
    return map;
}

}  // namespace fovea
