// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/image_import.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QSet>
#include <algorithm>
#include <cassert>

namespace fovea {
namespace {

/// Larger sides than a camera's; a file that claims more is refused before memory is taken.
constexpr int largestSide = 16384;

/// Pictures made of pixels. What else Qt may read is drawn by a program in the file (SVG, PDF), which can name
/// other files and take any time.
const QSet<QByteArray>& pixelFormats() {
    static const QSet<QByteArray> formats{"bmp", "gif", "ico", "jpeg", "jpg",  "pbm",  "pgm", "png",
                                          "ppm", "tga", "tif", "tiff", "wbmp", "webp", "xbm", "xpm"};
    return formats;
}

/// The centre part with the proportions of `target`.
QRect centrePart(const QSize& image, const QSize& target) {
    const QSize part = target.scaled(image, Qt::KeepAspectRatio).expandedTo({1, 1});
    return {QPoint((image.width() - part.width()) / 2, (image.height() - part.height()) / 2), part};
}

QImage onWhite(const QImage& image) {
    if (!image.hasAlphaChannel()) return image.convertToFormat(QImage::Format_RGB32);
    QImage result(image.size(), QImage::Format_RGB32);
    result.fill(Qt::white);
    QPainter(&result).drawImage(QRect(QPoint(), image.size()), image, QRect(QPoint(), image.size()));
    return result;
}

}  // namespace

Result<QImage> readImage(const QString& path) {
    const std::string name = path.toStdString();
    if (!QFileInfo(path).isFile()) return Error{ErrorCode::FileNotFound, {name}};
    QImageReader reader(path);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (!format.isEmpty() && !pixelFormats().contains(format))
        return Error{ErrorCode::ImageNotDecodable, {name, "it is of type " + format.toUpper().toStdString()}};
    const QSize size = reader.size();
    if (size.width() > largestSide || size.height() > largestSide)
        return Error{ErrorCode::ImageTooLarge,
                     {name, std::int64_t{size.width()}, std::int64_t{size.height()}, std::int64_t{largestSide}}};
    QImage image = reader.read();
    if (image.isNull()) return Error{ErrorCode::ImageNotDecodable, {name, reader.errorString().toStdString()}};
    return image;
}

QImage fittedImage(const QImage& image, const Shape& shape) {
    assert(shape.channels == 1 || shape.channels == 3);
    const QSize target(shape.width, shape.height);
    const QImage::Format format = shape.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    if (image.size() == target && image.format() == format) return image;
    const QImage part = onWhite(image.copy(centrePart(image.size(), target)));
    // Qt's smooth scaling averages areas when it shrinks.
    QImage small = part.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    small.convertTo(format);
    return small;
}

std::vector<float> pixelValues(const QImage& fitted) {
    const std::ptrdiff_t row = std::ptrdiff_t{fitted.width()} * (fitted.depth() / 8);
    std::vector<float> pixels;
    pixels.reserve(static_cast<std::size_t>(row) * static_cast<std::size_t>(fitted.height()));
    for (int y = 0; y < fitted.height(); ++y) {
        const uchar* bytes = fitted.constScanLine(y);
        std::transform(bytes, bytes + row, std::back_inserter(pixels),
                       [](uchar value) { return static_cast<float>(value) / 255.0F; });
    }
    return pixels;
}

std::vector<float> fitImage(const QImage& image, const Shape& shape) { return pixelValues(fittedImage(image, shape)); }

}  // namespace fovea
