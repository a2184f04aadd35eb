// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_argument.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/image_import.h"
#include "core/exchange/npy.h"
#include "core/tensor/image_view.h"

namespace fovea {
namespace {

struct PictureArgument {
    Q_DECLARE_TR_FUNCTIONS(fovea::PictureArgument)
};

}  // namespace

QList<OptionRule> pictureOptions() {
    return {{.name = QStringLiteral("--input"), .kind = OptionRule::Kind::Text},
            {.name = QStringLiteral("--image"), .kind = OptionRule::Kind::Text}};
}

QStringList pictureSources(const ParsedArguments& arguments) {
    QStringList sources;
    for (const char* option : {"--input", "--image"})
        if (arguments.has(QString::fromLatin1(option))) sources += arguments.text(QString::fromLatin1(option));
    return sources;
}

QString pictureUsageProblem(const ParsedArguments& arguments) {
    return pictureSources(arguments).size() == 1
               ? QString()
               : PictureArgument::tr("Give one picture: --input X.npy or --image FILE.");
}

QString onePictureProblem(std::size_t pictures) {
    return pictures == 1
               ? QString()
               : PictureArgument::tr("The array holds %1 pictures; this takes one.").arg(static_cast<qint64>(pictures));
}

Result<std::vector<std::vector<float>>> readArray(const QString& file, Shape shape) {
    const auto reader = NpyReader::open(file.toStdString());
    if (!reader) return reader.error();
    const std::vector<std::int64_t>& sides = reader->shape();
    const std::vector<std::int64_t> wanted{shape.channels, shape.height, shape.width};
    if (sides.size() != 4 || !std::equal(wanted.begin(), wanted.end(), sides.begin() + 1))
        return Error{ErrorCode::ArrayShapeWrong,
                     {file.toStdString(), arrayShapeText(sides), "N×" + arrayShapeText(wanted)}};
    std::vector<std::vector<float>> pictures;
    std::vector<float> planes(static_cast<std::size_t>(shape.size()));
    for (std::int64_t n = 0; n < sides.front(); ++n) {
        if (const auto read = reader->read(n * shape.size(), planes); !read) return read.error();
        std::vector<float>& picture = pictures.emplace_back(planes.size());
        const ImageView view = denseView(picture.data(), 1, shape);
        const float* from = planes.data();
        for (int channel = 0; channel < shape.channels; ++channel)
            for (int y = 0; y < shape.height; ++y)
                for (int x = 0; x < shape.width; ++x) view.at(0, y, x, channel) = *from++;
    }
    return pictures;
}

Result<std::vector<std::vector<float>>> readPictures(const ParsedArguments& arguments, Shape shape) {
    if (arguments.has(QStringLiteral("--input"))) return readArray(arguments.text(QStringLiteral("--input")), shape);
    const QString file = arguments.text(QStringLiteral("--image"));
    if (shape.channels != 1 && shape.channels != 3)
        return Error{ErrorCode::OptionInvalid, {"--image", file.toStdString(), "--input X.npy"}};
    const auto image = readImage(file);
    if (!image) return image.error();
    return std::vector<std::vector<float>>{fitImage(*image, shape)};
}

std::vector<float> asPlanes(std::span<const float> values, Shape shape) {
    std::vector<float> planes;
    planes.reserve(values.size());
    const ConstImageView view = denseView(values.data(), 1, shape);
    for (int channel = 0; channel < shape.channels; ++channel)
        for (int y = 0; y < shape.height; ++y)
            for (int x = 0; x < shape.width; ++x) planes.push_back(view.at(0, y, x, channel));
    return planes;
}

}  // namespace fovea
