// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/charts/painted_widget.h"

class QScrollBar;

namespace fovea {

struct GradientBar {
    QString name;
    LayerFamily family = LayerFamily::Convolution;
    double magnitude = 0;     ///< mean |∂L/∂w| of this batch
    double epochMaximum = 0;  ///< largest of this epoch; 0: no tick
};

/// 'Gradient magnitude by layer' on a logarithmic axis from 1e-5 to 1e-1. Smaller and larger values stop
/// at the ends, and the number says the rest. Where the rows do not fit, they scroll under the fixed axis.
class GradientBars : public PaintedWidget {
    Q_OBJECT
public:
    explicit GradientBars(QWidget* parent = nullptr);
    void setBars(std::vector<GradientBar> bars);
    /// Names of the layers whose rows are in view.
    QStringList visibleLayers() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void themeChanged() override;

private:
    /// Where the rows are, how high each is and which are in view.
    struct Rows {
        double height = 0;
        std::size_t first = 0, count = 0;
    };
    Rows rows() const;
    void placeScrollBar();
    void paintAxis(QPainter& painter, const QRectF& area, double rows) const;

    std::vector<GradientBar> bars_;
    QScrollBar* scroll_;
};

/// Where `value` lies on the logarithmic axis: 0 at 1e-5, 1 at 1e-1, clamped.
double gradientPosition(double value);
/// "0.0045", "3.2·10⁻⁶": enough digits to tell.
QString gradientText(double value);

}  // namespace fovea
