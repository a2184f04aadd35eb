// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/job.h"
#include "datasets/dataset.h"

namespace fovea {

/// The picture that See looks at: one of the data's test images, or one that was opened, dropped or pasted.
class PictureChoice : public QObject {
    Q_OBJECT

public:
    explicit PictureChoice(QObject* parent = nullptr);

    /// The images to choose from; takes the first ones into the gallery. Null: none.
    void setData(std::shared_ptr<const Dataset> test);

    bool hasPicture() const { return !picture_.isNull(); }
    /// As it was found, at full size.
    const QImage& picture() const { return picture_; }
    /// "bird", or a file's name.
    const QString& name() const { return name_; }
    /// "test image 5"
    const QString& detail() const { return detail_; }
    /// The right class where it is known.
    std::optional<int> label() const { return label_; }
    /// H × W × C values in [0, 1] for a network's input of 1 or 3 channels.
    std::shared_ptr<const std::vector<float>> pixels(const Shape& shape) const;

    struct GalleryItem {
        std::int64_t index = 0;
        QImage image;
        QString name;
    };
    const std::vector<GalleryItem>& gallery() const { return gallery_; }
    /// Place in the gallery, −1 for none.
    int galleryPlace() const;

public Q_SLOTS:
    void chooseRandom();
    void chooseFromGallery(int place);
    void chooseSample(qint64 index);
    /// Decodes off the interface's thread.
    void openFile(const QString& path);
    void setPicture(const QImage& image, const QString& name);

Q_SIGNALS:
    void pictureChanged();
    void galleryChanged();
    void failed(const QString& sentence);

private:
    void fillGallery(std::int64_t first);

    std::shared_ptr<const Dataset> data_;
    std::vector<GalleryItem> gallery_;
    std::optional<std::int64_t> index_;
    bool fromData_ = true;  ///< rather than the user's own
    QImage picture_;
    QString name_;
    QString detail_;
    std::optional<int> label_;
    Job decoding_;
};

/// A sample as a picture: grey or RGB. Requires 1 or 3 channels.
QImage sampleImage(const Sample& sample, const Shape& shape);

}  // namespace fovea
