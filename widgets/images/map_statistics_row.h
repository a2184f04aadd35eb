// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/painted_widget.h"
#include "widgets/images/map_image.h"

namespace fovea {

/// Minimum, mean, maximum and the share above zero of a map.
class MapStatisticsRow : public PaintedWidget {
    Q_OBJECT
public:
    explicit MapStatisticsRow(QWidget* parent = nullptr);
    void setStatistics(const MapStatistics& statistics);
    void clear();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    MapStatistics statistics_;
    bool known_ = false;
};

/// The colour scale of a map: "− … +", or black to white.
class MapLegend : public PaintedWidget {
    Q_OBJECT
public:
    explicit MapLegend(QWidget* parent = nullptr);
    void setScale(MapScale scale);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    MapScale scale_ = MapScale::Signed;
};

}  // namespace fovea
