// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// The transport's timeline: epochs 0 to N, what is done filled, a dot at each finished epoch, the handle
/// where training is, an amber mark where the learning rate changed. A dot whose state was kept is filled,
/// and can be clicked.
class EpochTimeline : public PaintedWidget {
    Q_OBJECT
public:
    explicit EpochTimeline(QWidget* parent = nullptr);
    void setEpochs(int planned);
    /// Epochs done, with fraction.
    void setProgress(double epochs);
    void setRateChanges(std::vector<double> epochs);
    /// Epochs that can be gone back to, ascending.
    void setKept(std::vector<std::int64_t> epochs);
    const std::vector<std::int64_t>& kept() const { return kept_; }
    /// Where an epoch stands, in the widget's coordinates.
    QPointF positionOf(double epoch) const;

    int epochs() const { return planned_; }
    double progress() const { return progress_; }

Q_SIGNALS:
    /// A kept epoch's dot was clicked.
    void keptClicked(qint64 epoch);

public:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    QRectF track() const;
    double lastEpoch() const;
    std::optional<std::int64_t> keptAt(const QPointF& position) const;
    void paintTicks(QPainter& painter, const QRectF& line) const;

    int planned_ = 1;
    double progress_ = 0;
    std::vector<double> rateChanges_;
    std::vector<std::int64_t> kept_;
    std::optional<std::int64_t> hovered_;
};

}  // namespace fovea
