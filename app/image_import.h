// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <vector>

#include "core/error.h"
#include "core/tensor/shape.h"

namespace fovea {

/// Reads an image file of any format made of pixels that Qt knows, turned as its EXIF orientation says.
/// Errors: FileNotFound, ImageNotDecodable, ImageTooLarge (sides above 16384, or more memory than
/// Qt's limit).
Result<QImage> readImage(const QString& path);

/// The picture as a network takes it: the centre square (more exactly: the centre part with the
/// target's proportions), resized by area to shape, transparent parts on white; Format_RGB888 or
/// Format_Grayscale8. Requires 1 or 3 channels.
QImage fittedImage(const QImage& image, const Shape& shape);
/// H × W × C values in [0, 1], channels fastest, of what fittedImage() gives.
std::vector<float> pixelValues(const QImage& fitted);
/// Both.
std::vector<float> fitImage(const QImage& image, const Shape& shape);

}  // namespace fovea
