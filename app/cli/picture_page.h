// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <vector>

namespace fovea {

/// Of a page's content, without its margins; in the pixels of a screen, of which pictures have `scale` in each direction.
inline constexpr int picturePageWidth = 960;

struct PictureSection {
    QString title;  ///< empty: none
    QImage image;
};

/// Titles and pictures beneath each other.
QImage picturePage(const std::vector<PictureSection>& sections, double scale);
/// Small pictures in rows, their pixels as squares.
QImage pictureGrid(const std::vector<QImage>& images, double scale, int columns = 8);

}  // namespace fovea
