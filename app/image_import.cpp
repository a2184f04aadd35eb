// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/image_import.h"

#include <QColor>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QSet>
#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "app/image_end.h"
#include "app/quiet_decoding.h"
#include "core/reason.h"
#include "datasets/archive/read_archive.h"

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

/// Opens a file by the bytes of its name: a QString holds no others than Unicode's.
Result<void> openBytes(const std::string& name, QFile& file) {
    std::FILE* handle = std::fopen(name.c_str(), "rb");
    if (handle == nullptr) return Error{ErrorCode::FileNotReadable, {name, std::generic_category().message(errno)}};
    if (file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) return {};
    std::fclose(handle);
    return Error{ErrorCode::FileNotReadable, {name, file.errorString().toStdString()}};
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

QImage centredOnGrey(const QImage& image, const QSize& target) {
    QImage result(target, QImage::Format_RGB32);
    result.fill(QColor(128, 128, 128));
    const QPoint corner((target.width() - image.width()) / 2, (target.height() - image.height()) / 2);
    QPainter(&result).drawImage(corner, image);
    return result;
}

/// A JPEG's decoder leaves out high frequencies and computes fewer pixels; others would make all of them first.
bool makesLess(const QImageReader& reader) {
    return reader.format() == "jpeg" && reader.supportsOption(QImageIOHandler::ScaledSize);
}

void decodeLess(QImageReader& reader, const QSize& size, const QSize& enough) {
    if (enough.isEmpty() || !makesLess(reader) || reader.scaledSize().isValid()) return;
    for (int part = 8; part >= 2; part /= 2) {
        const QSize smaller(size.width() / part, size.height() / part);
        // Turning may exchange the sides.
        if (std::min(smaller.width(), smaller.height()) < 2 * std::max(enough.width(), enough.height())) continue;
        reader.setScaledSize(smaller);
        return;
    }
}

/// Asks the decoder for a smaller picture where the whole one is too large and it can give one.
Result<void> allowPixels(QImageReader& reader, const QSize& size, qint64 most, const std::string& name) {
    if (size.width() > largestSide || size.height() > largestSide)
        return Error{ErrorCode::ImageTooLarge,
                     {name, std::int64_t{size.width()}, std::int64_t{size.height()}, std::int64_t{largestSide}}};
    // Up to 16 bits a channel. Holds where the size isn't known before, too.
    constexpr qint64 mebibyte = 1 << 20;
    const int mebibytes = static_cast<int>(std::max<qint64>(1, most * 8 / mebibyte));
    if (QImageReader::allocationLimit() != mebibytes) QImageReader::setAllocationLimit(mebibytes);
    const auto pixels = [](const QSize& each) { return qint64{each.width()} * each.height(); };
    if (pixels(size) <= most) return {};
    const bool scales = makesLess(reader);
    for (int part = 2; scales && part <= 8; part *= 2) {
        const QSize smaller(size.width() / part, size.height() / part);
        if (pixels(smaller) > most || smaller.isEmpty()) continue;
        reader.setScaledSize(smaller);
        return {};
    }
    return errorBecause(
        ErrorCode::ImageNotDecodable, name,
        {Reason::PixelsTooMany,
         {std::to_string(size.width()), std::to_string(size.height()), std::to_string(most / 1'000'000)}});
}

}  // namespace

Result<QImage> readImage(const QString& path, qint64 mostPixels) {
    auto read = readPicture(path.toStdString(), {}, mostPixels);
    return read ? Result<QImage>(std::move(read->image)) : read.error();
}

Result<ReadPicture> readPicture(const std::string& name, QSize enough, qint64 mostPixels, PixelBudget* budget) {
    if (const auto size = fileSize(name); !size) return size.error();
    QFile file;
    if (auto opened = openBytes(name, file); !opened) return opened.error();
    const QuietDecoding quiet;
    QImageReader reader(&file);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (!format.isEmpty() && !pixelFormats().contains(format))
        return Error{ErrorCode::ImageNotDecodable,
                     {name, because(Reason::PictureOfKind), format.toUpper().toStdString()}};
    QFile raw;  // the decoder reads the other one
    if (auto opened = openBytes(name, raw); !opened) return opened.error();
    const auto refused = [&](Reason reason) { return Error{ErrorCode::ImageNotDecodable, {name, because(reason)}}; };
    // Before libpng sees even its header: it writes to standard error by itself.
    const bool isPng = format == "png";
    if (const auto fault = isPng ? pictureFault(format, raw) : std::nullopt) return refused(*fault);
    const QSize size = reader.size();
    if (auto fits = allowPixels(reader, size, mostPixels, name); !fits) return fits.error();
    if (const auto fault = isPng ? std::nullopt : pictureFault(format, raw)) return refused(*fault);
    decodeLess(reader, size, enough);
    ReadPicture picture;
    const QSize decoded = reader.scaledSize().isValid() ? reader.scaledSize() : size;
    if (budget != nullptr)
        picture.share = budget->take(decoded.isEmpty() ? mostPixels : qint64{decoded.width()} * decoded.height());
    picture.image = reader.read();
    if (picture.image.isNull()) {
        const bool unknown = reader.error() == QImageReader::UnsupportedFormatError;
        return refused(unknown ? Reason::PictureKindUnknown : Reason::ContentsDamaged);
    }
    const QImageIOHandler::Transformations turning = reader.transformation();
    picture.turned = turning != QImageIOHandler::TransformationNone;
    picture.size = size.isEmpty() ? picture.image.size() : size;
    if (!size.isEmpty() && turning.testFlag(QImageIOHandler::TransformationRotate90)) picture.size.transpose();
    constexpr int inks = 4;
    picture.cmyk = format == "jpeg" && jpegComponents(raw) == inks;
    return picture;
}

QImage fittedImage(const QImage& image, const Shape& shape, ResizePolicy resize) {
    assert(shape.channels == 1 || shape.channels == 3);
    const QSize target(shape.width, shape.height);
    const QImage::Format format = shape.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    if (image.size() == target && image.format() == format) return image;
    const bool crops = resize == ResizePolicy::Crop;
    const QImage part = onWhite(crops ? image.copy(centrePart(image.size(), target)) : image);
    const QSize size =
        resize == ResizePolicy::Pad ? image.size().scaled(target, Qt::KeepAspectRatio).expandedTo({1, 1}) : target;
    // Qt's smooth scaling averages areas when it shrinks.
    QImage small = part.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (size != target) small = centredOnGrey(small, target);
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
