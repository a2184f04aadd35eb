// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// Reliability diagram: for each part of the confidences, how often the prediction was right. On the diagonal a model is
/// as sure as it is right; below it, surer than it should be. Beneath, how many images lie in each part.
class ReliabilityView : public PaintedWidget {
    Q_OBJECT
public:
    explicit ReliabilityView(QWidget* parent = nullptr);

    struct Bin {
        qint64 images = 0;
        double confidence = 0;  ///< mean, in [0, 1]
        double accuracy = 0;    ///< in [0, 1]
    };
    /// Equal parts of (0, 1], from the least sure on. None: says that there is nothing yet.
    void setBins(std::vector<Bin> bins);

    std::optional<int> binAt(const QPointF& position) const;
    QRectF columnRect(int bin) const;
    /// "40 to 47 % sure: 120 images, 52.5 % of them right."
    QString sentence(int bin) const;

    QSize sizeHint() const override { return {ipx(420), ipx(360)}; }
    QSize minimumSizeHint() const override { return {ipx(240), ipx(200)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    QRectF counts() const;
    void paintAxes(QPainter& painter) const;
    void paintBins(QPainter& painter) const;
    void choose(std::optional<int> bin);

    std::vector<Bin> bins_;
    std::optional<int> current_;
};

}  // namespace fovea
