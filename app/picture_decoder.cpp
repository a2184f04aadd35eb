// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture_decoder.h"

#include <QImage>
#include <algorithm>

#include "app/image_import.h"

namespace fovea {
namespace {

class QtPictureDecoder final : public PictureDecoder {
public:
    Result<PictureFacts> decode(const std::string& path, const Shape& shape, ResizePolicy resize,
                                std::span<std::uint8_t> pixels) const override {
        // One large picture at a time, on however many threads.
        static PixelBudget budget(mostImagePixels);
        const auto picture = readPicture(path, {shape.width, shape.height}, mostImagePixels, &budget);
        if (!picture) return picture.error();
        const QImage fitted = fittedImage(picture->image, shape, resize);
        const auto row = static_cast<std::size_t>(shape.width) * static_cast<std::size_t>(shape.channels);
        for (int y = 0; y < shape.height; ++y)
            std::copy_n(fitted.constScanLine(y), row, pixels.data() + static_cast<std::size_t>(y) * row);
        const bool mayBeGrey = picture->image.depth() <= 8 || picture->image.format() == QImage::Format_Grayscale16;
        return PictureFacts{picture->size.width(), picture->size.height(), picture->turned, picture->cmyk,
                            mayBeGrey && picture->image.isGrayscale()};
    }
};

}  // namespace

std::shared_ptr<const PictureDecoder> pictureDecoder() {
    static const auto decoder = std::make_shared<const QtPictureDecoder>();
    return decoder;
}

}  // namespace fovea
