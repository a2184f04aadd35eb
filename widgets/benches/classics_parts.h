// SPDX-License-Identifier: GPL-3.0-or-later
// Private to ClassicsView: its painted part.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The table of LeNet-5's C3: a column for each filter, a row for each map, a mark where the filter sees it. A click or the
/// arrow keys choose a filter.
class ConnectionGrid : public PaintedWidget {
    Q_OBJECT
public:
    explicit ConnectionGrid(BenchView& bench);
    QSize sizeHint() const override { return {ipx(360), ipx(150)}; }
    QSize minimumSizeHint() const override { return {ipx(250), ipx(116)}; }
    QRectF cellRect(int map, int filter) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
