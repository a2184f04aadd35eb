// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// What each run gets right against what it costs: a diamond for each, with the interval that the number of images allows, over a
/// logarithmic axis. Whatever lies under the pointer is named; a click, or Left and Right, chooses.
class RunScatter : public PaintedWidget {
    Q_OBJECT
public:
    explicit RunScatter(QWidget* parent = nullptr);

    struct Point {
        int id = 0;  ///< told back by chosen()
        QString name;
        double cost = 1;  ///< > 0
        double accuracy = 0;
        double low = 0;  ///< ends of the 95 % interval
        double high = 1;
        bool isPresent = false;
        friend bool operator==(const Point&, const Point&) = default;
    };
    /// `axis` is what stands under the horizontal axis.
    void setPoints(std::vector<Point> points, const QString& axis);
    const std::vector<Point>& points() const { return points_; }
    void setCurrent(std::optional<int> id);
    QPointF positionOf(int index) const;
    /// The names of what lies there, a line each; empty where nothing does.
    QString namesAt(const QPointF& position) const;
    /// "deep: 61.2 % (59.1 to 63.3 %), 12 345 parameters"
    QString sentence(int index) const;

    QSize sizeHint() const override { return {ipx(420), ipx(340)}; }
    QSize minimumSizeHint() const override { return {ipx(240), ipx(200)}; }

Q_SIGNALS:
    void chosen(int id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Range {
        double low = 0, high = 1;
    };
    QRectF plot() const;
    Range costRange() const;  ///< powers of ten as exponents
    Range accuracyRange() const;
    std::optional<int> pointAt(const QPointF& position) const;
    void paintAxes(QPainter& painter) const;
    void paintPoint(QPainter& painter, int index) const;
    void paintNames(QPainter& painter) const;

    std::vector<Point> points_;
    QString axis_;
    std::optional<int> current_;  ///< an id
    std::optional<int> hovered_;  ///< an index
};

}  // namespace fovea
