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

/// A picture as a network takes it, made once and never changed.
struct FittedPicture {
    QImage image;                                      ///< grey or RGB, in the network's input shape
    std::shared_ptr<const std::vector<float>> pixels;  ///< H × W × C values in [0, 1]
    std::optional<int> label;                          ///< the right class where it is known
    QString labelName;                                 ///< as the data calls it
};

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
    /// For a network's input of 1 or 3 channels; null for others, and without a picture. The same as long as picture
    /// and shape are.
    std::shared_ptr<const FittedPicture> fitted(const Shape& shape) const;

    /// Which of the test images it is; nothing for one of the user's own. The one that is waited for while no data is
    /// open.
    std::optional<std::int64_t> index() const;
    /// The first of the gallery's.
    std::int64_t galleryStart() const;
    /// Chooses them again, as soon as the data is open. Numbers that there aren't are passed over; a picture of the
    /// user's own stays where none is named.
    void restore(std::optional<std::int64_t> index, std::int64_t galleryStart);

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
    /// A file, or an image of the data, can't be read; the picture stays as it is.
    void failed(const QString& sentence);

private:
    void fillGallery(std::int64_t first);
    void takeWanted();

    std::shared_ptr<const Dataset> data_;
    std::vector<GalleryItem> gallery_;
    std::optional<std::int64_t> index_;
    struct Wanted {
        std::optional<std::int64_t> index;
        std::int64_t galleryStart = 0;
    };
    std::optional<Wanted> wanted_;  ///< until the data is open
    bool fromData_ = true;          ///< rather than the user's own
    QImage picture_;
    QString name_;
    QString detail_;
    std::optional<int> label_;
    QString labelName_;
    mutable std::shared_ptr<const FittedPicture> fitted_;  ///< null when stale
    mutable Shape fittedShape_;
    Job decoding_;
};

/// A sample as a picture: grey or RGB. Requires 1 or 3 channels.
QImage sampleImage(const Sample& sample, const Shape& shape);

}  // namespace fovea
