// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workspaces/layer_pictures.h"
#include "widgets/images/image_source.h"

namespace fovea {

class ClassBars;
class DrawingDialog;

/// The left of See: the picture, where others come from, and what the network takes it for.
class SeeSourcePanel : public QWidget {
    Q_OBJECT

public:
    explicit SeeSourcePanel(PictureChoice& choice, QWidget* parent = nullptr);

    ImageSource* source() const { return source_; }
    ClassBars* bars() const { return bars_; }
    /// The chosen picture as the network takes it, or as it is where that is null.
    void showPicture(const std::shared_ptr<const FittedPicture>& fitted);
    /// Of the network's last layer, before the softmax. The right class is the picture's that was looked at.
    void showScores(const Inspection& inspection, const FeatureMaps& scores);
    void clearScores();
    /// In a lecture: picture and scores, without what others are chosen by.
    void setImageOnly(bool only) { source_->setImageOnly(only); }
    /// At most so many pictures to choose from.
    void setGallerySize(int most);

Q_SIGNALS:
    /// A sentence for the status line.
    void notified(const QString& sentence);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void fillGallery();
    void openPicture();
    void pastePicture();
    void drawPicture();

    PictureChoice& choice_;
    ImageSource* source_;
    ClassBars* bars_;
    DrawingDialog* drawing_ = nullptr;  ///< made when it is asked for
    int gallerySize_ = 10;
};

}  // namespace fovea
