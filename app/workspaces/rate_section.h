// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/inspector/point_spin_box.h"

class QSlider;

namespace fovea {

class RateTrack;
class RunController;

/// Digits that show a rate whole: 0.01, 0.0005.
class RateSpinBox : public PointSpinBox {
public:
    using PointSpinBox::PointSpinBox;
    QString textFromValue(double value) const override;
    /// Steps by a tenth of the leading digit's place, so that 0.01 goes to 0.011 and 0.009.
    void stepBy(int steps) override;
};

/// The learning rate: the one that is set, and drawn what it was, is and will be. The present one is moved on the chart at
/// any time, as a logged change; the schedule's points until the run has begun, as its options.
class RateSection : public QWidget {
    Q_OBJECT

public:
    explicit RateSection(RunController& run, QWidget* parent = nullptr);
    void refresh();
    void refreshRates();

private:
    struct Place {
        std::int64_t step = 0;
        std::int64_t perEpoch = 1;
    };
    Place place() const;
    void changeRate(double rate);
    void moveHandle(int handle, double epoch, double rate);
    void showHandles(const Place& at);

    RunController& run_;
    RateSpinBox* rate_ = nullptr;
    QSlider* slider_ = nullptr;
    RateTrack* track_ = nullptr;
    bool refreshing_ = false;
};

}  // namespace fovea
