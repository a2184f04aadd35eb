// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// Images per second over the last 60 s, without axes.
class ThroughputSpark : public PaintedWidget {
    Q_OBJECT
public:
    explicit ThroughputSpark(QWidget* parent = nullptr);
    /// `seconds` on any clock that does not go back.
    void addSample(double seconds, double imagesPerSecond);
    void clear();

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    struct Sample {
        double seconds, rate;
    };
    std::deque<Sample> samples_;
};

}  // namespace fovea
