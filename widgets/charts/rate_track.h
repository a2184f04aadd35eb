// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// From `epoch` on the learning rate is `rate`.
struct RateStep {
    double epoch = 0;
    double rate = 0;
};

/// 'η so far': the learning rates used until now as a staircase on a logarithmic scale; dotted what would follow.
class RateTrack : public PaintedWidget {
    Q_OBJECT
public:
    explicit RateTrack(QWidget* parent = nullptr);
    /// `steps` ascend; `now` is the epoch reached.
    void setRates(std::vector<RateStep> steps, double now);
    /// The staircase, and what would follow as its last line.
    QPolygonF stair() const;
    /// A rate and where it is written: beside the line that it belongs to and on none.
    struct Label {
        QRectF place;
        QString text;
    };
    /// The present rate in any case; of the others those that there is room for.
    std::vector<Label> labels() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    QRectF area() const;

    std::vector<RateStep> steps_;
    double now_ = 0;
};

/// "0.05", "0.0001", "3·10⁻⁶": a learning rate as short as it can be.
QString rateText(double rate);

}  // namespace fovea
