// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/charts/painted_widget.h"

namespace fovea {

/// How each class fares: what share of its images was found (recall), and what share of those that were taken for it is of
/// it (precision), each with the interval that the number of images allows.
class ClassTable : public PaintedWidget {
    Q_OBJECT
public:
    explicit ClassTable(QWidget* parent = nullptr);

    struct Share {
        qint64 part = 0;
        qint64 whole = 0;  ///< 0: there is no share
        double low = 0;    ///< ends of the 95 % interval
        double high = 1;
    };
    struct Row {
        QString name;
        Share recall;
        Share precision;
    };
    void setRows(std::vector<Row> rows);
    const std::vector<Row>& rows() const { return rows_; }
    /// "cat: 62 of 100 found, 62.0 % (52.2 to 70.9 %); of 80 taken for it 62 are right, 77.5 % (67.2 to 85.3 %)."
    QString sentence(int row) const;
    QRectF rowRect(int row) const;

    QSize sizeHint() const override { return {ipx(420), heightForWidth(ipx(420))}; }
    QSize minimumSizeHint() const override { return {ipx(260), heightForWidth(ipx(260))}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    struct Columns {
        double names = 0;
        QRectF recall;  ///< of the head's row
        QRectF precision;
    };
    Columns columns() const;
    void paintShare(QPainter& painter, const QRectF& cell, const Share& share, const QColor& color) const;

    std::vector<Row> rows_;
};

}  // namespace fovea
