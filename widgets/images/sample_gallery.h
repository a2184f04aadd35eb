// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/images/thumbnail_grid.h"

namespace fovea {

struct Mistake {
    QImage image;
    QString truth;
    QString predicted;
    double probability = 0;  ///< of the wrong class
};

/// Images of the data set, or the worst mistakes.
class SampleGallery : public ThumbnailGrid {
    Q_OBJECT
public:
    explicit SampleGallery(QWidget* parent = nullptr);
    struct Sample {
        QImage image;
        QString name;
    };
    void setSamples(const std::vector<Sample>& samples);
    /// With badge "98 %" and "cat", "→ dog" beneath.
    void setMistakes(const std::vector<Mistake>& mistakes);
};

}  // namespace fovea
