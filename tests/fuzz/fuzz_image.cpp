// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of any format that Qt reads, fitted to a network's input.
#include <QBuffer>
#include <QCoreApplication>
#include <QImage>

#include "app/image_import.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::image {
namespace {

// The program allows 64 million pixels; here fewer, so that one picture doesn't take a second.
constexpr int largestImageMebibytes = 1;
constexpr qint64 mostPixels = largestImageMebibytes * (1 << 20) / 8;

std::string encoded(const QImage& image, const char* format) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data().toStdString();
}

/// Formats that live in plug-ins are found with an application only.
void startQt() {
    static int count = 1;
    static char name[] = "fuzz_image";
    static char* arguments[] = {name, nullptr};
    static QCoreApplication application(count, arguments);
}

}  // namespace

// The picture, its copies in other formats, and the decoder's own lines and tables.
constexpr std::size_t slackBytes = std::size_t{largestImageMebibytes * 8 + 4} << 20;

void tryInput(std::span<const std::byte> input) {
    startQt();
    static MemoryFile file;
    file.fill(input);
    const auto image = readImage(QString::fromStdString(file.path()), mostPixels);
    if (!image) return;
    for (const int channels : {1, 3}) {
        const std::vector<float> pixels = fitImage(*image, {8, 6, channels});
        require(pixels.size() == static_cast<std::size_t>(48 * channels), "the number of pixels is wrong");
        for (const float pixel : pixels) require(pixel >= 0 && pixel <= 1, "a pixel is out of range");
    }
}

std::vector<std::string> seeds() {
    startQt();
    QImage image(7, 5, QImage::Format_ARGB32);
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 7; ++x) image.setPixel(x, y, qRgba(x * 30, y * 50, 90, 255 - x * 20));
    std::vector<std::string> result;
    for (const char* format : {"png", "bmp", "ppm", "xbm", "xpm", "jpg"})
        for (const auto pixels : {QImage::Format_ARGB32, QImage::Format_RGB888, QImage::Format_Grayscale8,
                                  QImage::Format_Indexed8, QImage::Format_Mono, QImage::Format_RGBA64})
            if (auto seed = encoded(image.convertToFormat(pixels), format); !seed.empty())
                result.push_back(std::move(seed));
    for (const std::string& seed : std::vector(result)) result.push_back(seed.substr(0, seed.size() / 2));
    // QImageReader reads formats that it does not write.
    result.push_back(std::string("GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 36));
    result.push_back(
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="2" height="2"/></svg>)");
    return result;
}

}  // namespace fovea::fuzz::image

FOVEA_FUZZ_TARGET(image)
