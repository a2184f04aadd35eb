// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/sample_gallery.h"

namespace fovea {

SampleGallery::SampleGallery(QWidget* parent) : ThumbnailGrid(parent) { setColumns(5); }

void SampleGallery::setSamples(const std::vector<Sample>& samples) {
    std::vector<Thumbnail> thumbnails;
    for (const Sample& sample : samples) thumbnails.push_back({sample.image, {}, {}, {}, {}, sample.name});
    setThumbnails(std::move(thumbnails));
}

void SampleGallery::setMistakes(const std::vector<Mistake>& mistakes) {
    setTitle(tr("Worst mistakes"));
    setCaption(tr("most confident, wrong"));
    std::vector<Thumbnail> thumbnails;
    for (const Mistake& mistake : mistakes) {
        const QString percent = percentText(mistake.probability);
        thumbnails.push_back({mistake.image,
                              percent,
                              mistake.truth,
                              QStringLiteral("\u2192 ") + mistake.predicted,
                              {},
                              tr("A %1, taken for a %2 with %3.").arg(mistake.truth, mistake.predicted, percent)});
    }
    setThumbnails(std::move(thumbnails));
}

}  // namespace fovea
