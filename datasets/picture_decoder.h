// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/error.h"
#include "core/tensor/shape.h"
#include "datasets/data_text.h"

namespace fovea {

/// What a picture file held before it was made to fit.
struct PictureFacts {
    int width = 0;  ///< as it is looked at, turned
    int height = 0;
    bool turned = false;  ///< by its EXIF orientation
    bool cmyk = false;
    bool grey = false;
};

/// Reads picture files. This room does without Qt, so `app/picture_decoder` implements it.
class PictureDecoder {
public:
    virtual ~PictureDecoder() = default;
    /// Fills `pixels`, H × W × C bytes of `shape` (1 or 3 channels). May be called from several threads at once.
    /// Errors: FileNotFound, FileNotReadable, ImageNotDecodable, ImageTooLarge.
    virtual Result<PictureFacts> decode(const std::string& path, const Shape& shape, ResizePolicy resize,
                                        std::span<std::uint8_t> pixels) const = 0;
};

}  // namespace fovea
