// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/tensor/shape.h"
#include "datasets/data_text.h"
#include "datasets/pixel_budget.h"

namespace fovea {

/// 256 MB at four bytes each. Phones make pictures of 12, 50, 108 and 200 million.
inline constexpr qint64 mostImagePixels = 64LL << 20;

/// Reads an image file of any format made of pixels that Qt knows, turned as its EXIF orientation says. A JPEG of more than
/// `mostPixels` is read at a half, a quarter or an eighth of its size. Writes nothing to the log.
/// Errors: FileNotFound, FileNotReadable, TargetIsFolder, ImageNotDecodable, ImageTooLarge (sides above 16384).
Result<QImage> readImage(const QString& path, qint64 mostPixels = mostImagePixels);

/// A picture and what its file says beside its pixels.
struct ReadPicture {
    QImage image;
    QSize size;                ///< of the whole picture, turned, where a smaller one was decoded
    bool turned = false;       ///< by its EXIF orientation
    bool cmyk = false;         ///< of four inks, as printers use them; the image is of red, green and blue
    PixelBudget::Share share;  ///< of the budget that was asked for
};
/// The same, for many pictures that are made small: a JPEG is decoded at a half, a quarter or an eighth where both sides stay
/// twice those of `enough`, which saves most of the work.
/// The path is the system's bytes: names of other encodings are read too. Where there is a budget, decoding waits for its
/// share of it, which the answer holds.
Result<ReadPicture> readPicture(const std::string& path, QSize enough, qint64 mostPixels = mostImagePixels,
                                PixelBudget* budget = nullptr);

/// The picture as a network takes it, resized by area to shape, transparent parts on white; Format_RGB888 or
/// Format_Grayscale8. Crop takes the centre part with the target's proportions, Pad puts middle grey beside what is too
/// narrow. Requires 1 or 3 channels.
QImage fittedImage(const QImage& image, const Shape& shape, ResizePolicy resize = ResizePolicy::Crop);
/// H × W × C values in [0, 1], channels fastest, of what fittedImage() gives.
std::vector<float> pixelValues(const QImage& fitted);
/// Both.
std::vector<float> fitImage(const QImage& image, const Shape& shape);

}  // namespace fovea
