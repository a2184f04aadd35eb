// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// Runs of a sweep as parallel coordinates: an axis for each quantity, the last one what came of it, and a line for each run. The line under the
/// pointer is lit and told; a drag along an axis keeps only the lines that pass there, a click on an axis lets go.
class ParallelView : public PaintedWidget {
    Q_OBJECT
public:
    explicit ParallelView(QWidget* parent = nullptr);

    struct Axis {
        QString name;
        bool logarithmic = false;
        bool percent = false;  ///< shares in [0, 1]
        friend bool operator==(const Axis&, const Axis&) = default;
    };
    struct Line {
        int id = 0;
        std::vector<double> values;  ///< one for each axis; NaN: none, and the line ends before
        friend bool operator==(const Line&, const Line&) = default;
    };
    /// What was dragged stays with its values as long as the axes have the same names.
    void setRuns(std::vector<Axis> axes, std::vector<Line> lines);
    /// For the runs of another sweep.
    void letGo();
    const std::vector<Axis>& axes() const { return axes_; }
    const std::vector<Line>& lines() const { return lines_; }
    void setCurrent(std::optional<int> id);

    /// Where an axis stands, and a value on it.
    double axisX(int axis) const;
    double valueY(int axis, double value) const;
    /// The ids of the lines that pass every brush; all where there is none.
    std::vector<int> brushed() const;
    bool hasBrush() const;
    /// "rate 0.05 · batch 64 · accuracy 61.2 %"
    QString sentence(int index) const;

    QSize sizeHint() const override { return {ipx(640), ipx(260)}; }
    QSize minimumSizeHint() const override { return {ipx(320), ipx(180)}; }

Q_SIGNALS:
    void brushChanged();
    void chosen(int id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Range {
        double low = 0, high = 1;
    };
    QRectF plot() const;
    void findRanges();
    std::optional<int> axisAt(const QPointF& position) const;
    std::optional<int> lineAt(const QPointF& position) const;
    /// From 0 at the axis' lower end to 1 at its upper one, and the value that stands there; beyond an end there is none.
    double partOf(std::size_t axis, double value) const;
    double valueAt(std::size_t axis, double part) const;
    bool passes(const Line& line) const;
    void paintAxis(QPainter& painter, int axis) const;
    void paintRun(QPainter& painter, const Line& line, const QPen& pen) const;
    QString valueText(int axis, double value) const;
    QString hint() const;

    std::vector<Axis> axes_;
    std::vector<Line> lines_;
    std::vector<Range> ranges_;                  ///< by axis; exponents of e where logarithmic
    std::vector<std::optional<Range>> brushes_;  ///< by axis, its values; infinite where dragged to the end
    std::optional<int> dragged_;                 ///< the axis
    double dragStart_ = 0;
    std::optional<int> hovered_;  ///< a line's index
    std::optional<int> current_;  ///< an id
};

}  // namespace fovea
