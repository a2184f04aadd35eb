// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// A small chart of one quantity over another: a line through its points, the range of both at the edges, and one place
/// marked with its value.
class TraceView : public PaintedWidget {
    Q_OBJECT
public:
    explicit TraceView(QWidget* parent = nullptr);

    /// How numbers at the axes are written.
    struct Axis {
        QString first;  ///< text at the least
        QString last;   ///< text at the most
        double least = 0;
        double most = 1;
    };
    /// Points are in the axes' units, sorted by x. With `dots` each is shown as one, for values that were measured.
    void setTrace(std::vector<QPointF> points, Axis across, Axis upwards, bool dots = false);
    /// `text` stands beside the mark; nothing: no mark.
    void setMark(std::optional<QPointF> mark, const QString& text = {});
    void clear();
    const std::vector<QPointF>& points() const { return points_; }
    const QString& markText() const { return markText_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QPointF> points_;
    Axis across_;
    Axis upwards_;
    bool dots_ = false;
    std::optional<QPointF> mark_;
    QString markText_;
};

}  // namespace fovea
