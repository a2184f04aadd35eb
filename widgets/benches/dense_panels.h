// SPDX-License-Identifier: GPL-3.0-or-later
// Private to DenseView: its panels.
#pragma once

#include "widgets/benches/account_rows.h"
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
class DenseCosts : public AccountRows {
    Q_OBJECT
public:
    explicit DenseCosts(BenchView& bench);

protected:
    std::vector<Row> rows() const override;
};

}  // namespace fovea
