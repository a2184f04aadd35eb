// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// Every place of the window, its products and its sum. A click or the arrow keys choose one.
class WindowList : public PaintedWidget {
    Q_OBJECT
public:
    explicit WindowList(BenchView& bench);

    void refresh();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {ipx(240), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    int count() const { return bench_.bench().lastStep() + 1; }
    int rowHeight() const;
    void paintRow(QPainter& painter, int index) const;
    /// The products of a window, as many as there is room for, then dots.
    QString sumOf(int row, int column, const QFont& font, double room) const;

    BenchView& bench_;
};

}  // namespace fovea
