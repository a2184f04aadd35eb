// SPDX-License-Identifier: GPL-3.0-or-later
// Private to DenseView: its panels.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The rows of the picture in one colour each, and the column that they make, lying down.
class UnrolledPicture : public PaintedWidget {
    Q_OBJECT
public:
    explicit UnrolledPicture(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(170)}; }
    QSize minimumSizeHint() const override { return {ipx(200), ipx(120)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

/// Weights of the layer that sees a whole picture.
class DenseCosts : public PaintedWidget {
    Q_OBJECT
public:
    explicit DenseCosts(BenchView& bench);
    QSize sizeHint() const override { return {ipx(280), ipx(4 * 28)}; }
    QSize minimumSizeHint() const override { return {ipx(220), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
