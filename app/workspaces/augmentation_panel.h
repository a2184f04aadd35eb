// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <memory>

#include "core/augmentation/augmentation.h"
#include "datasets/dataset.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace fovea {

class AugmentRow;
class ThumbnailGrid;

/// Augmentation to choose and to look at: the kinds with their strengths and probabilities, and beside them one training
/// picture with sixteen of its draws.
class AugmentationPanel : public QWidget {
    Q_OBJECT

public:
    explicit AugmentationPanel(QWidget* parent = nullptr);

    /// Null: there are no pictures to show.
    void setData(std::shared_ptr<const Dataset> data);
    void setAugmentation(const Augmentation& augmentation);
    const Augmentation& augmentation() const { return augmentation_; }
    /// What is drawn with.
    void setSeed(std::uint64_t seed);
    void setPicture(std::int64_t index);

Q_SIGNALS:
    void changed();

private:
    QWidget* kindsColumn();
    QWidget* wallColumn();
    void connectRow(AugmentRow* row);
    void change(const Augmentation& augmentation);
    void takeSpec();
    void showKinds();
    void showWall();

    std::shared_ptr<const Dataset> data_;
    Augmentation augmentation_;
    std::uint64_t seed_ = 1;
    std::int64_t picture_ = 0;
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
};

}  // namespace fovea
