// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/evaluation/calibration.h"

class QCheckBox;
class QLabel;

namespace fovea {

class ReliabilityView;

/// Whether a network is as sure as it is right: the diagram, what it says, and what a temperature makes of it.
class ConfidencePage : public QWidget {
    Q_OBJECT

public:
    explicit ConfidencePage(QWidget* parent = nullptr);
    void setCalibration(const Calibration& calibration);

private:
    void refresh();

    Calibration calibration_;
    ReliabilityView* reliability_;
    QLabel* verdict_;
    QLabel* temperature_;
    QCheckBox* corrected_;
};

}  // namespace fovea
