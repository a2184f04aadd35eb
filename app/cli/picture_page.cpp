// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_page.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/style/theme.h"

namespace fovea {

QImage picturePage(const std::vector<PictureSection>& sections, double scale) {
    constexpr int margin = 24;
    const auto titleHeight = [](const PictureSection& section) {
        if (section.title.isEmpty()) return 0;
        const QFontMetrics metrics(Theme::instance().font(Theme::instance().type().value, true));
        const QRect lines = metrics.boundingRect(QRect(0, 0, picturePageWidth, 1000), Qt::TextWordWrap, section.title);
        return std::max(32, lines.height() + 12);
    };
    int height = margin;
    for (const PictureSection& section : sections)
        height += titleHeight(section) + qRound(section.image.height() / section.image.devicePixelRatio()) + margin;
    QImage result(QSize(picturePageWidth + 2 * margin, height) * scale, QImage::Format_RGB32);
    result.setDevicePixelRatio(scale);
    result.fill(Theme::instance().colors().surface);
    QPainter painter(&result);
    painter.setFont(Theme::instance().font(Theme::instance().type().value, true));
    painter.setPen(Theme::instance().colors().text);
    int y = margin;
    for (const PictureSection& section : sections) {
        painter.drawText(QRect(margin, y, picturePageWidth, titleHeight(section)),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, section.title);
        y += titleHeight(section);
        painter.drawImage(QPointF(margin, y), section.image);
        y += qRound(section.image.height() / section.image.devicePixelRatio()) + margin;
    }
    return result;
}

QImage pictureGrid(const std::vector<QImage>& images, double scale, int columns) {
    constexpr int gap = 8;
    const int side = (picturePageWidth - (columns - 1) * gap) / columns;
    const int rows = (static_cast<int>(images.size()) + columns - 1) / columns;
    QImage result(QSize(picturePageWidth, std::max(1, rows * (side + gap) - gap)) * scale, QImage::Format_RGB32);
    result.setDevicePixelRatio(scale);
    result.fill(Theme::instance().colors().surface);
    QPainter painter(&result);
    for (int i = 0; i < static_cast<int>(images.size()); ++i) {
        const QImage& image = images[static_cast<std::size_t>(i)];
        const QSize size = image.size().scaled(side, side, Qt::KeepAspectRatio);
        painter.drawImage(QRect(QPoint(i % columns * (side + gap), i / columns * (side + gap)), size), image);
    }
    return result;
}

}  // namespace fovea
