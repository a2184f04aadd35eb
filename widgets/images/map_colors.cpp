// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/map_colors.h"

#include <QColor>
#include <algorithm>
#include <cmath>

namespace fovea {
namespace {

constexpr QRgb negative = qRgb(0x24, 0x59, 0xB8);
constexpr QRgb positive = qRgb(0xC7, 0x77, 0x00);
constexpr QRgb nanColor = qRgb(255, 0, 255);

int fromWhite(int to, float share) {
    return static_cast<int>(std::lround(255.0F + share * static_cast<float>(to - 255)));
}

}  // namespace

QRgb signedColor(float v) {
    if (std::isnan(v)) return nanColor;
    const QRgb full = v < 0 ? negative : positive;
    const float share = std::min(std::fabs(v), 1.0F);
    return qRgb(fromWhite(qRed(full), share), fromWhite(qGreen(full), share), fromWhite(qBlue(full), share));
}

QRgb positiveColor(float v) {
    if (std::isnan(v)) return nanColor;
    const int grey = static_cast<int>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
    return qRgb(grey, grey, grey);
}

}  // namespace fovea
