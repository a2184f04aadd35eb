// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/training/weight_averaging.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace fovea {

/// How weights are averaged: a kind, and its number where it has one.
class AveragingForm : public QWidget {
    Q_OBJECT

public:
    explicit AveragingForm(QWidget* parent = nullptr);
    void setAveraging(const WeightAveraging& averaging, bool locked);

Q_SIGNALS:
    void changed(const fovea::WeightAveraging& averaging);

private:
    void chooseKind(int index);

    WeightAveraging averaging_;
    QComboBox* kind_ = nullptr;
    QLabel* name_ = nullptr;
    QDoubleSpinBox* number_ = nullptr;
    bool refreshing_ = false;
};

}  // namespace fovea
