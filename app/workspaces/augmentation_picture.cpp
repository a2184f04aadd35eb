// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/augmentation_picture.h"

#include <QCoreApplication>
#include <QPainter>
#include <vector>

#include "app/augmentation_text.h"
#include "app/images/augmented_wall.h"
#include "app/images/dataset_image.h"
#include "app/workspaces/augmentation_panel.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

struct AugmentationPicture {
    Q_DECLARE_TR_FUNCTIONS(fovea::AugmentationPicture)
};

constexpr double pictureScale = 2.0;
constexpr int wallMargin = 24;
constexpr int wallWidth = 720;
constexpr int pictureColumns = 4;
constexpr int panelMargin = 24;

/// What the widget shows once it is laid out.
void paintLaidOut(QWidget& widget, QSize size, QPainter& painter, QPoint at) {
    widget.setAttribute(Qt::WA_DontShowOnScreen);
    widget.resize(size);
    widget.show();
    for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();  // what is laid out once its neighbours are
    widget.render(&painter, at, {}, QWidget::DrawChildren);
}

QImage emptyPicture(QSize size) {
    QImage image(size * pictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureScale);
    image.fill(Theme::instance().colors().surface);
    return image;
}

}  // namespace

QImage renderAugmentation(const AugmentationSubject& subject, QSize size) {
    AugmentationPanel panel;
    panel.setData(subject.data, subject.signs);
    panel.setSeed(subject.seed);
    panel.setAugmentation(subject.augmentation);
    panel.setPicture(subject.index);
    panel.finishWall();
    QImage image = emptyPicture(size);
    QPainter painter(&image);
    const QMargins margins(panelMargin, panelMargin, panelMargin, panelMargin);
    paintLaidOut(panel, size.shrunkBy(margins), painter, {panelMargin, panelMargin});
    return image;
}

Result<QImage> renderWall(const AugmentationSubject& subject) {
    const auto pictures = augmentedWall(*subject.data, subject.index, subject.augmentation, subject.seed);
    if (!pictures) return pictures.error();
    const auto original = imageOf(*subject.data, subject.index);
    if (!original) return original.error();
    std::vector<Thumbnail> thumbnails;
    for (const AugmentedPicture& picture : *pictures) {
        const DrawnLines lines = drawnLines(picture.steps, picture.mixture);
        thumbnails.push_back({.image = picture.image, .firstLine = lines.moves, .secondLine = lines.values});
    }
    ThumbnailGrid grid;
    grid.setColumns(pictureColumns);
    grid.setThumbnails(std::move(thumbnails));
    grid.resize(wallWidth, 10);
    const int height = grid.heightForWidth(wallWidth);
    const Theme& theme = Theme::instance();
    const int side = (wallWidth - (pictureColumns - 1) * 8) / pictureColumns;
    const int left = wallMargin + side + wallMargin;
    QImage image = emptyPicture({left + wallWidth + wallMargin, height + 2 * wallMargin});
    QPainter painter(&image);
    painter.drawImage(QRect(QPoint(wallMargin, wallMargin), original->size().scaled(side, side, Qt::KeepAspectRatio)),
                      *original);
    const auto label = static_cast<std::size_t>(subject.data->label(subject.index));
    painter.setPen(theme.colors().text);
    painter.setFont(theme.font(theme.type().body));
    // Commas are where a text without spaces may break.
    QString spec = QString::fromStdString(augmentationText(subject.augmentation)).replace(u',', QStringLiteral(", "));
    const QString text = AugmentationPicture::tr("%1, training image %2, seed %3")
                             .arg(QString::fromStdString(subject.data->classNames()[label]),
                                  QString::number(subject.index), QString::number(subject.seed)) +
                         QStringLiteral("\n\n") + spec;
    painter.drawText(QRect(wallMargin, wallMargin + side + 12, side, height),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
    paintLaidOut(grid, {wallWidth, height}, painter, {left, wallMargin});
    return image;
}

}  // namespace fovea
