// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// Which class was taken for which: rows true, columns predicted, counts in the cells, and the share
/// that is right per class at the right. In `barsOnly` just these bars, in two columns (Lecture).
class ConfusionView : public PaintedWidget {
    Q_OBJECT
public:
    explicit ConfusionView(QWidget* parent = nullptr);

    /// counts[true][predicted], square, as many rows as classes; otherwise the table is cleared.
    void setTable(std::vector<QString> classes, std::vector<std::vector<std::int64_t>> counts);
    void clear();
    void setBarsOnly(bool barsOnly);

    struct Cell {
        int truth = 0;
        int predicted = 0;
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    std::optional<Cell> cellAt(const QPointF& position) const;
    QRectF cellRect(Cell cell) const;
    /// "92 images of cat were taken for dog (9.2 % of cat)."
    QString sentence(Cell cell) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void cellClicked(int truth, int predicted);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void themeChanged() override;

private:
    struct Layout {
        QRectF matrix;
        double cell = 0;
        double names = 0;
        QRectF bars;
    };
    Layout layout(double width) const;
    int barColumns(double width) const;
    void paintMatrix(QPainter& painter, const Layout& at) const;
    void paintNames(QPainter& painter, const Layout& at) const;
    void paintBars(QPainter& painter, const Layout& at) const;
    void paintBarColumns(QPainter& painter) const;
    double share(int truth) const;

    std::vector<QString> classes_;
    std::vector<std::vector<std::int64_t>> counts_;
    std::vector<std::int64_t> totals_;
    std::optional<Cell> current_;
    bool barsOnly_ = false;
};

}  // namespace fovea
