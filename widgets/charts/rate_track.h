// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// From `epoch` on the learning rate is `rate`.
struct RateStep {
    double epoch = 0;
    double rate = 0;
};

/// What the schedule makes of the rate from now to the end of the run.
struct RatePlan {
    std::vector<RateStep> steps;  ///< ascending; none: nothing is planned
    double end = 0;               ///< epoch at which the run ends
    bool isSmooth = false;        ///< the rate changes from step to step: drawn on a linear scale from 0
};

/// A point of the curve that can be taken hold of.
struct RateHandle {
    double epoch = 0;
    double rate = 0;
    bool movesEpoch = false;
    bool movesRate = false;
};

/// 'η so far': the learning rates used until now as a staircase on a logarithmic scale, a dot at the present one, and
/// dotted what will follow. Handles are dragged; with the focus, Page Up and Down choose one, arrows move it by an epoch or
/// a tenth of its rate, and Esc takes a drag back. What is past has none.
class RateTrack : public PaintedWidget {
    Q_OBJECT
public:
    explicit RateTrack(QWidget* parent = nullptr);
    /// `steps` ascend; `now` is the epoch reached.
    void setRates(std::vector<RateStep> steps, double now, RatePlan plan = {});
    /// They are where they are asked to be once rates and handles say so.
    void setHandles(std::vector<RateHandle> handles);
    /// Where it is drawn; nothing where it lies behind the end of the run.
    std::optional<QPointF> placeOf(std::size_t handle) const;
    /// The staircase; without a plan its last line is what would follow.
    QPolygonF stair() const;
    /// What is planned; empty without a plan.
    QPolygonF ahead() const;
    /// A rate and where it is written: beside the line that it belongs to and on none.
    struct Label {
        QRectF place;
        QString text;
    };
    /// The present rate in any case; of the others, or of many the first and the extremes, those that there is room for.
    std::vector<Label> labels() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void handleMoved(int handle, double epoch, double rate);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    QRectF area() const;
    double x(double epoch) const;
    double y(double rate) const;
    double end() const;
    QPolygonF stairOf(const std::vector<RateStep>& steps, double until) const;
    void findScale();
    std::optional<std::size_t> handleAt(QPointF position) const;
    double movedRate(double rate, double down) const;
    void choose(std::size_t handle);
    void ask(double epoch, double rate);
    void endDrag();
    QString note() const;
    void paintHandles(QPainter& painter) const;

    std::vector<RateStep> steps_;
    double now_ = 0;
    RatePlan plan_;
    double low_ = 0, high_ = 0;  ///< of all rates, on the scale that is drawn
    double end_ = 1;             ///< epoch at the right edge; like the scale it stays as it is in a drag
    std::vector<RateHandle> handles_;
    std::size_t current_ = 0;  ///< that keys move
    struct Drag {
        QPointF from;
        RateHandle handle;
    };
    std::optional<Drag> drag_;
};

/// "0.05", "0.0001", "3·10⁻⁶": a learning rate as short as it can be.
QString rateText(double rate);

}  // namespace fovea
