// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTimer>
#include <QWidget>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/session/lone_job.h"
#include "core/augmentation/augmentation.h"
#include "datasets/dataset.h"

class QComboBox;
class QImage;
class QLabel;
class QLineEdit;

namespace fovea {

class AugmentRow;
class ThumbnailGrid;
struct AugmentedPicture;

/// Augmentation to choose and to look at: the kinds with their strengths and probabilities, and beside them one training
/// picture with sixteen of its draws. These are drawn on the side, a moment after the last change; until then those before
/// stay, but for other data.
class AugmentationPanel : public QWidget {
    Q_OBJECT

public:
    explicit AugmentationPanel(QWidget* parent = nullptr);

    /// Null: there are no pictures to show. `signs`: what signClasses() answers.
    void setData(std::shared_ptr<const Dataset> data, std::vector<std::string> signs = {});
    void setAugmentation(const Augmentation& augmentation);
    const Augmentation& augmentation() const { return augmentation_; }
    /// What is drawn with.
    void setSeed(std::uint64_t seed);
    void setPicture(std::int64_t index);
    std::int64_t picture() const { return picture_; }
    /// What stands in the field of text becomes the augmentation. False, with the error shown, where it is none.
    bool takeSpec();
    /// Draws here and now what is still to be drawn, for who paints the panel once.
    void finishWall();

Q_SIGNALS:
    void changed();

private:
    QWidget* kindsColumn();
    QWidget* wallColumn();
    void connectRow(AugmentRow* row);
    void change(const Augmentation& augmentation);
    void showKinds();
    void showWall();
    void drawWall();
    void showPictures(const QImage& original, const std::vector<AugmentedPicture>& pictures);
    void showAnother();

    std::shared_ptr<const Dataset> data_;
    Augmentation augmentation_;
    std::uint64_t seed_ = 1;
    std::int64_t picture_ = 0;
    std::vector<std::string> signs_;
    std::uint64_t clicks_ = 0;  ///< on “Another”
    QList<AugmentRow*> rows_;
    QComboBox* mix_ = nullptr;
    QComboBox* edge_ = nullptr;
    QLineEdit* spec_ = nullptr;
    QLabel* problem_ = nullptr;
    QLabel* warning_ = nullptr;
    QLabel* original_ = nullptr;
    QLabel* name_ = nullptr;
    QLabel* note_ = nullptr;
    ThumbnailGrid* wall_ = nullptr;
    QTimer later_;
    LoneJob job_;
};

}  // namespace fovea
