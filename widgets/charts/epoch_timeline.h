// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// The transport's timeline: epochs 0 to N, what is done filled, a dot at each finished epoch, the handle
/// where training is, an amber mark where the learning rate changed.
class EpochTimeline : public PaintedWidget {
    Q_OBJECT
public:
    explicit EpochTimeline(QWidget* parent = nullptr);
    void setEpochs(int planned);
    /// Epochs done, with fraction.
    void setProgress(double epochs);
    void setRateChanges(std::vector<double> epochs);

    int epochs() const { return planned_; }
    double progress() const { return progress_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    void paintTicks(QPainter& painter, const QRectF& track) const;

    int planned_ = 1;
    double progress_ = 0;
    std::vector<double> rateChanges_;
};

}  // namespace fovea
