// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/picture_choice.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <algorithm>
#include <cstring>
#include <utility>

#include "app/error_text.h"
#include "app/image_import.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr std::int64_t gallerySize = 10;

}  // namespace

QImage sampleImage(const Sample& sample, const Shape& shape) {
    const bool grey = shape.channels == 1;
    QImage image(shape.width, shape.height, grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    const auto row = static_cast<std::size_t>(shape.width) * static_cast<std::size_t>(shape.channels);
    for (int y = 0; y < shape.height; ++y) {
        std::memcpy(image.scanLine(y), sample.pixels.data() + static_cast<std::size_t>(y) * row, row);
    }
    return image;
}

PictureChoice::PictureChoice(QObject* parent) : QObject(parent) {}

void PictureChoice::setData(std::shared_ptr<const Dataset> test) {
    data_ = std::move(test);
    index_.reset();
    gallery_.clear();
    if (data_ && data_->size() > 0) {
        if (!wanted_) wanted_ = Wanted{};
        takeWanted();
    }
    Q_EMIT galleryChanged();
}

void PictureChoice::takeWanted() {
    const Wanted wanted = *std::exchange(wanted_, std::nullopt);
    const auto exists = [this](std::int64_t index) { return index >= 0 && index < data_->size(); };
    const std::int64_t start = exists(wanted.galleryStart) ? wanted.galleryStart : 0;
    fillGallery(start);
    if (wanted.index && exists(*wanted.index)) {
        chooseSample(*wanted.index);
    } else if (fromData_) {
        chooseSample(start);
    }
}

std::optional<std::int64_t> PictureChoice::index() const {
    if (wanted_) return wanted_->index;
    return fromData_ ? std::optional(index_.value_or(0)) : std::nullopt;
}

std::int64_t PictureChoice::galleryStart() const {
    if (wanted_) return wanted_->galleryStart;
    return gallery_.empty() ? 0 : gallery_.front().index;
}

void PictureChoice::restore(std::optional<std::int64_t> index, std::int64_t galleryStart) {
    wanted_ = Wanted{index, galleryStart};
    if (!data_ || data_->size() == 0) return;
    takeWanted();
    Q_EMIT galleryChanged();
}

std::shared_ptr<const FittedPicture> PictureChoice::fitted(const Shape& shape) const {
    if (picture_.isNull() || (shape.channels != 1 && shape.channels != 3)) return nullptr;
    if (!fitted_ || fittedShape_ != shape) {
        QImage image = fittedImage(picture_, shape);
        auto pixels = std::make_shared<const std::vector<float>>(pixelValues(image));
        fitted_ = std::make_shared<const FittedPicture>(
            FittedPicture{std::move(image), std::move(pixels), label_, labelName_});
        fittedShape_ = shape;
    }
    return fitted_;
}

int PictureChoice::galleryPlace() const {
    if (!index_) return -1;
    const auto found = std::find_if(gallery_.begin(), gallery_.end(),
                                    [this](const GalleryItem& item) { return item.index == *index_; });
    return found == gallery_.end() ? -1 : static_cast<int>(found - gallery_.begin());
}

void PictureChoice::chooseRandom() {
    if (!data_ || data_->size() == 0) return;
    const auto first =
        static_cast<std::int64_t>(QRandomGenerator::global()->bounded(static_cast<quint64>(data_->size())));
    fillGallery(first);
    Q_EMIT galleryChanged();
    chooseSample(first);
}

void PictureChoice::chooseFromGallery(int place) {
    if (place >= 0 && place < static_cast<int>(gallery_.size())) chooseSample(gallery_[std::size_t(place)].index);
}

void PictureChoice::chooseSample(qint64 index) {
    if (!data_ || index < 0 || index >= data_->size()) return;
    decoding_.cancel();
    Sample sample;
    if (const auto got = data_->get(index, sample); !got) {
        Q_EMIT failed(errorText(got.error()));
        return;
    }
    index_ = index;
    fromData_ = true;
    fitted_ = nullptr;
    picture_ = sampleImage(sample, data_->shape());
    label_ = sample.label;
    labelName_ = QString::fromStdString(data_->classNames()[static_cast<std::size_t>(sample.label)]);
    name_ = labelName_;
    detail_ = tr("test image %1").arg(groupedNumber(index + 1));
    Q_EMIT pictureChanged();
}

void PictureChoice::openFile(const QString& path) {
    decoding_.start([path](const std::stop_token&, const Job::Progress&) { return readImage(path); },
                    [this, path](Result<QImage> image) {
                        if (image) {
                            setPicture(*image, QFileInfo(path).fileName());
                        } else {
                            Q_EMIT failed(errorText(image.error()));
                        }
                    });
}

void PictureChoice::setPicture(const QImage& image, const QString& name) {
    if (image.isNull()) return;
    decoding_.cancel();
    fitted_ = nullptr;
    index_.reset();
    label_.reset();
    labelName_.clear();
    fromData_ = false;
    picture_ = image;
    name_ = name;
    detail_ = tr("%1 × %2 pixels").arg(image.width()).arg(image.height());
    Q_EMIT pictureChanged();
}

void PictureChoice::fillGallery(std::int64_t first) {
    gallery_.clear();
    const std::int64_t size = data_->size();
    Sample sample;
    for (std::int64_t i = 0; i < std::min(gallerySize, size); ++i) {
        const std::int64_t index = (first + i) % size;
        if (const auto got = data_->get(index, sample); !got) {
            Q_EMIT failed(errorText(got.error()));
            return;  // a drive that is gone would be waited for with each of them
        }
        gallery_.push_back({index, sampleImage(sample, data_->shape()),
                            QString::fromStdString(data_->classNames()[static_cast<std::size_t>(sample.label)])});
    }
}

}  // namespace fovea
