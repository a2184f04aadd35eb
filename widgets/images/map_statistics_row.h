// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "widgets/charts/painted_widget.h"
#include "widgets/images/map_image.h"

namespace fovea {

/// Minimum, mean, maximum and the share above zero of a map; two by two where there is no room for a row.
class MapStatisticsRow : public PaintedWidget {
    Q_OBJECT
public:
    explicit MapStatisticsRow(QWidget* parent = nullptr);
    void setStatistics(const MapStatistics& statistics);
    void clear();
    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    struct Entry {
        QString name, number;
        double width = 0;  ///< that it takes
    };
    std::array<Entry, 4> entries() const;
    int perLine(int width) const;

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
