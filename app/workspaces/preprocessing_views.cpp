// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/preprocessing_views.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/kernels/softmax_cross_entropy.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct PreprocessingViews {
    Q_DECLARE_TR_FUNCTIONS(fovea::PreprocessingViews)
};

}  // namespace

QImage spreadPicture(const std::vector<float>& values, int width, int height, int channels) {
    const auto [low, high] = std::ranges::minmax(values);
    const float span = std::max(high - low, 1e-6F);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const auto at = static_cast<std::size_t>((y * width + x) * channels);
            int level[3];
            for (int c = 0; c < 3; ++c) {
                const float value = values[at + static_cast<std::size_t>(std::min(c, channels - 1))];
                level[c] = static_cast<int>(std::lround(255 * (value - low) / span));
            }
            image.setPixel(x, y, qRgb(level[0], level[1], level[2]));
        }
    return image;
}

QStringList channelNames(int channels) {
    if (channels == 3)
        return {PreprocessingViews::tr("red"), PreprocessingViews::tr("green"), PreprocessingViews::tr("blue")};
    return {PreprocessingViews::tr("grey")};
}

QString rangeText(const std::vector<float>& values, int channels, int channel) {
    float low = values[static_cast<std::size_t>(channel)], high = low;
    for (auto i = static_cast<std::size_t>(channel); i < values.size(); i += static_cast<std::size_t>(channels)) {
        low = std::min(low, values[i]);
        high = std::max(high, values[i]);
    }
    return PreprocessingViews::tr("%1 to %2").arg(decimalNumber(double{low}, 2), decimalNumber(double{high}, 2));
}

QString topThree(const std::vector<float>& scores, const std::vector<std::string>& names) {
    if (scores.empty()) return {};
    const std::vector<float> probabilities = softmax(scores);
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
    QStringList lines;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, order.size()); ++i) {
        const std::size_t category = order[i];
        QString name = category < names.size() ? QString::fromStdString(names[category]) : QString::number(category);
        if (name.size() > 18) name = name.left(17) + QChar(u'…');
        lines += QStringLiteral("%1 %2 %").arg(name, decimalNumber(100 * double{probabilities[category]}, 1));
    }
    return lines.join(QChar(u'\n'));
}

}  // namespace fovea
