// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/data_preview.h"

#include <QPainter>
#include <algorithm>
#include <utility>

#include "app/image_import.h"
#include "app/images/dataset_image.h"
#include "app/locations.h"
#include "datasets/catalogue.h"
#include "datasets/findings.h"
#include "datasets/readers/picture_set.h"

namespace fovea {
namespace {

constexpr int stripGap = 3;
constexpr int previewSide = 96;

void countClasses(DataPreview& preview) {
    const std::size_t classes = preview.data.training->classNames().size();
    preview.training.assign(classes, 0);
    preview.test.assign(classes, 0);
    const auto count = [](const Dataset& part, std::vector<std::int64_t>& counts) {
        for (std::int64_t i = 0; i < part.size(); ++i) ++counts[static_cast<std::size_t>(part.label(i))];
    };
    count(*preview.data.training, preview.training);
    count(*preview.data.test, preview.test);
}

/// The first training images of each class.
Result<void> fillStrips(DataPreview& preview, const std::stop_token& stop) {
    const Dataset& training = *preview.data.training;
    const std::size_t classes = training.classNames().size();
    std::vector<int> drawn(classes, 0);
    const QSize size(stripPictures * (stripSide + stripGap) - stripGap, stripSide);
    for (std::size_t c = 0; c < classes; ++c) {
        preview.strips.emplace_back(size, QImage::Format_ARGB32_Premultiplied);
        preview.strips.back().fill(Qt::transparent);
    }
    for (std::int64_t i = 0; i < training.size(); ++i) {
        const auto label = static_cast<std::size_t>(training.label(i));
        if (drawn[label] == stripPictures) continue;
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const auto image = imageOf(training, i);
        if (!image) return image.error();
        QPainter painter(&preview.strips[label]);
        painter.drawImage(drawn[label]++ * (stripSide + stripGap), 0,
                          image->scaled(stripSide, stripSide, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    }
    return {};
}

/// Of the pictures, the first that is not square: there the ways of resizing differ.
void showResizing(DataPreview& preview, const DataOptions& options) {
    constexpr std::int64_t mostTried = 20;
    const PictureSet& files = *preview.data.findings->files;
    const Shape shape{options.side, options.side, options.grey ? 1 : 3};
    QImage chosen;
    for (std::int64_t i = 0; i < std::min(files.size(), mostTried); ++i) {
        auto read = readPicture(files.folder() + "/" + files.path(i), {2 * previewSide, 2 * previewSide});
        if (!read) continue;
        chosen = std::move(read->image);
        preview.beforeSize = read->size;
        const double ratio = static_cast<double>(read->size.width()) / std::max(1, read->size.height());
        if (ratio > 1.2 || ratio < 0.8) break;
    }
    if (chosen.isNull()) return;
    preview.before = chosen.scaled(previewSide, previewSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    for (const auto policy : {ResizePolicy::Crop, ResizePolicy::Stretch, ResizePolicy::Pad}) {
        const QImage fitted = fittedImage(chosen, shape, policy).convertToFormat(QImage::Format_RGB32);
        // Pixels are to be seen as such.
        const auto how = options.side < stripSide * 2 ? Qt::FastTransformation : Qt::SmoothTransformation;
        preview.after[static_cast<std::size_t>(policy)] =
            fitted.scaled(stripSide * 2, stripSide * 2, Qt::IgnoreAspectRatio, how);
    }
}

}  // namespace

Result<DataPreview> previewOf(const DataText& text, const std::stop_token& stop,
                              const std::function<void(qint64, qint64)>& progress) {
    DataText whole = text;
    whole.options.classes.clear();
    whole.options.cap = 0;
    auto opened = openDataset(dataText(whole), dataSearchFolders(), stop,
                              [&](std::int64_t done, std::int64_t total) { progress(done, total); });
    if (!opened) return opened.error();
    DataPreview preview;
    preview.data = *std::move(opened);
    countClasses(preview);
    if (auto filled = fillStrips(preview, stop); !filled) return filled.error();
    if (preview.data.findings->files) showResizing(preview, whole.options);
    return preview;
}

}  // namespace fovea
