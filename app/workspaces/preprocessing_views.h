// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

namespace fovea {

// What the sheet about preprocessing shows of values H × W × C, channels fastest.

/// From the smallest value (black) to the largest (white), over all channels.
QImage spreadPicture(const std::vector<float>& values, int width, int height, int channels);
/// Red, green and blue; one name for other numbers than three.
QStringList channelNames(int channels);
/// Smallest and largest of one channel.
QString rangeText(const std::vector<float>& values, int channels, int channel);
/// The three most probable classes with their probabilities, a line each.
QString topThree(const std::vector<float>& scores, const std::vector<std::string>& names);

}  // namespace fovea
