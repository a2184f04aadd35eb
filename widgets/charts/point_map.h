// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <functional>
#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// Images as points in the plane, coloured by their class, with the name of each class amid its points. What lies under the
/// pointer is shown as a picture; a click, or the arrow keys and Enter, choose.
class PointMap : public PaintedWidget {
    Q_OBJECT
public:
    explicit PointMap(QWidget* parent = nullptr);

    struct Point {
        float x = 0, y = 0;  ///< in any unit; y upwards
        int label = 0;
        friend bool operator==(const Point&, const Point&) = default;
    };
    /// `classes` are the names by label; `empty` is what stands there without points.
    void setPoints(std::vector<Point> points, std::vector<QString> classes);
    void setEmptyText(const QString& text);
    const std::vector<Point>& points() const { return points_; }
    /// What a point shows under the pointer.
    struct Picture {
        QImage image;
        QString text;  ///< "cat, test image 1207"
    };
    void setPictureSource(std::function<Picture(int)> source) { pictureOf_ = std::move(source); }
    /// The point that is looked at, and those that are nearest to it.
    void setCurrent(std::optional<int> point, std::vector<int> neighbours);
    std::optional<int> current() const { return current_; }
    std::optional<int> hovered() const { return hovered_; }
    QPointF positionOf(int point) const;

    QSize sizeHint() const override { return {ipx(520), ipx(400)}; }
    QSize minimumSizeHint() const override { return {ipx(240), ipx(160)}; }

Q_SIGNALS:
    void chosen(int point);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF plot() const;
    std::optional<int> pointAt(const QPointF& position) const;
    /// The nearest point in a direction; nothing where there is none.
    std::optional<int> pointTowards(int from, QPointF direction) const;
    void hover(std::optional<int> point);
    void paintPoints(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    void paintPicture(QPainter& painter) const;

    std::vector<Point> points_;
    std::vector<QString> classes_;
    QString emptyText_;
    std::function<Picture(int)> pictureOf_;
    std::optional<int> current_;
    std::vector<int> neighbours_;
    std::optional<int> hovered_;
    Picture picture_;
    QRectF extent_;  ///< of the points
};

}  // namespace fovea
