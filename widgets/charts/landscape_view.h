// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// The loss over a plane through a network's weights: shades and contour lines of equal factors on a logarithmic scale, the
/// smallest in the ground's colour, and the run's path from epoch to epoch; a ring marks the network itself. Where the loss is
/// not finite stands the colour of errors.
class LandscapeView : public PaintedWidget {
    Q_OBJECT
public:
    explicit LandscapeView(QWidget* parent = nullptr);

    struct Field {
        int side = 0;                ///< points each way
        QRectF range;                ///< from the first to the last a (x) and b (y)
        std::vector<double> losses;  ///< side × side, by rows of growing b
    };
    /// `path`: (a, b) of the states, oldest first; may be empty.
    void setField(Field field, std::vector<QPointF> path);
    QPointF positionOf(QPointF point) const;

    QSize sizeHint() const override { return {ipx(560), ipx(480)}; }
    QSize minimumSizeHint() const override { return {ipx(280), ipx(240)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;
    double height(int column, int row) const;  ///< ln of the loss
    QPointF node(int column, int row) const;
    QColor shade(double share) const;
    void paintShades(QPainter& painter) const;
    void paintContours(QPainter& painter) const;
    void paintPath(QPainter& painter) const;
    void paintScale(QPainter& painter) const;

    Field field_;
    std::vector<QPointF> path_;
    double low_ = 0, high_ = 1;  ///< ln of the smallest and the largest finite loss
};

}  // namespace fovea
