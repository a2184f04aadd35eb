// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <span>

#include "core/error.h"
#include "core/tensor/shape.h"

namespace fovea {

/// Written as PNG through AtomicFile. Errors: those of writeFileAtomically().
Result<void> writePicture(const QImage& image, const QString& path);

/// H × W × C values in [0, 1]: where the name ends in .npy an array 1 × C × H × W with the exact values, else a PNG with
/// the nearest of 256. Requires one channel or three for a PNG. Errors: those of both.
Result<void> writePixels(std::span<const float> values, Shape shape, const QString& path);

}  // namespace fovea
