// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome/door_picture.h"

#include <QPainter>
#include <array>
#include <cmath>
#include <cstdint>

#include "app/images/dataset_image.h"
#include "datasets/synthetic/builtin.h"
#include "datasets/synthetic/drawing.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int doorImageSide = 32;
constexpr int doorPart = 1;  // of drawBuiltinImage
constexpr int birdLabel = 2;

QImage doorImage(int label, std::int64_t index) {
    std::array<std::uint8_t, std::size_t{3} * doorImageSide * doorImageSide> pixels{};
    drawBuiltinImage(label, BuiltinOptions().seed, doorPart, index, pixels);
    return pictureOf({doorImageSide, doorImageSide, 3}, pixels);
}

/// A picture, and a window of eight pixels on it that is seen on any ground.
void paintWindow(QPainter& painter, const QRectF& rect, const QImage& image) {
    painter.drawImage(rect, image);
    const double pixel = rect.width() / doorImageSide;
    const QRectF window(rect.topLeft() + QPointF(10, 8) * pixel, QSizeF(11, 11) * pixel);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 4.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(window);
    painter.setPen(QPen(QColor(0x10, 0x14, 0x1A), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(window);
}

/// An oblique box; its front shows the image, if there is one.
void paintDoorBox(QPainter& painter, const QRectF& front, double thickness, const QColor& color, const QImage& image) {
    const QPointF back(0.42 * front.height() * 0.55, -0.25 * front.height() * 0.55);
    const QPointF along(thickness, 0);
    painter.setPen(QPen(color.darker(125), 1));
    const QPolygonF face{front.bottomLeft(), front.topLeft(), front.topLeft() + back, front.bottomLeft() + back};
    const QPolygonF right{front.bottomLeft() + along, front.topLeft() + along, front.topLeft() + along + back,
                          front.bottomLeft() + along + back};
    const QPolygonF top{front.topLeft(), front.topLeft() + along, front.topLeft() + along + back,
                        front.topLeft() + back};
    const QPolygonF body{front.bottomLeft(), front.topLeft(), front.topLeft() + along, front.bottomLeft() + along};
    painter.setBrush(color);
    painter.drawPolygon(body);
    painter.setBrush(color.lighter(125));
    painter.drawPolygon(top);
    painter.setBrush(color.darker(112));
    painter.drawPolygon(right);
    if (image.isNull()) return;
    QTransform shear;
    if (QTransform::quadToQuad(
            QPolygonF{{0, 0}, {doorImageSide, 0}, {doorImageSide, doorImageSide}, {0, doorImageSide}},
            QPolygonF{right[1], right[2], right[3], right[0]}, shear)) {
        painter.save();
        painter.setTransform(shear, true);
        painter.drawImage(0, 0, image);
        painter.restore();
    }
}

void paintVolumes(QPainter& painter, const QRectF& rect, const QImage& image) {
    const Theme& theme = Theme::instance();
    const double unit = rect.height() / 100;
    const auto box = [&](double x, double height, double thickness, LayerFamily family, const QImage& shown) {
        const double top = rect.top() + (rect.height() - height * unit) / 2 + 5 * unit;
        paintDoorBox(painter, QRectF(rect.left() + x * unit, top, 1, height * unit), thickness * unit,
                     theme.familyColor(family), shown);
    };
    box(0, 76, 5, LayerFamily::Input, image);
    box(30, 64, 14, LayerFamily::Convolution, {});
    box(62, 40, 8, LayerFamily::Pooling, {});
    box(86, 26, 6, LayerFamily::Dense, {});
}

/// A loss that falls, and what is held back, with marks.
void paintCurve(QPainter& painter, const QRectF& rect) {
    const Theme& theme = Theme::instance();
    painter.setPen(QPen(theme.colors().hairline, 1));
    painter.setBrush(theme.colors().surface);
    painter.drawRect(rect);
    painter.setPen(QPen(theme.colors().plotGrid, 1));
    for (int i = 1; i < 4; ++i) {
        const double y = rect.top() + i * rect.height() / 4;
        painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y));
    }
    const auto at = [&](double t, double above) {
        const double loss = 0.14 + above + 0.66 * std::exp(-3.2 * t) + 0.02 * std::sin(37 * t);
        return QPointF(rect.left() + (0.05 + 0.9 * t) * rect.width(), rect.bottom() - loss * rect.height());
    };
    QPolygonF curve;
    for (int i = 0; i <= 60; ++i) curve << at(i / 60.0, 0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.colors().accent, 2));
    painter.drawPolyline(curve);
    QPolygonF held;
    for (int i = 1; i <= 5; ++i) held << at(i / 5.0, 0.07 * i / 5);
    painter.setPen(QPen(theme.colors().validation, 2));
    painter.drawPolyline(held);
    painter.setBrush(theme.colors().surface);
    for (const QPointF& p : held)
        painter.drawPolygon(QPolygonF{p + QPointF(0, -4), p + QPointF(4, 0), p + QPointF(0, 4), p + QPointF(-4, 0)});
}

void paintNine(QPainter& painter, const QRectF& rect, const std::vector<QImage>& images) {
    constexpr double gap = 3;
    const double each = (rect.width() - 2 * gap) / 3;
    for (int i = 0; i < static_cast<int>(images.size()); ++i)
        painter.drawImage(QRectF(rect.left() + i % 3 * (each + gap), rect.top() + i / 3 * (each + gap), each, each),
                          images[static_cast<std::size_t>(i)]);
}

}  // namespace

std::vector<QImage> imagesFor(Door door) {
    if (door == Door::Train) return {};
    if (door != Door::Open) return {doorImage(birdLabel, 2)};
    std::vector<QImage> images;
    for (int label = 0; label < 9; ++label) images.push_back(doorImage(label, label));
    return images;
}

void paintDoor(QPainter& painter, Door door, const QRectF& rect, const std::vector<QImage>& images) {
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    switch (door) {
        case Door::Learn: paintWindow(painter, rect, images.front()); break;
        case Door::Build: paintVolumes(painter, rect, images.front()); break;
        case Door::Train: paintCurve(painter, rect); break;
        case Door::Open: paintNine(painter, rect, images); break;
    }
    painter.restore();
}

}  // namespace fovea
