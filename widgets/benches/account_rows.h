// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/benches/bench_view.h"
#include "widgets/charts/painted_widget.h"

namespace fovea {

/// A short account of a bench's numbers: names at the left, numbers at the right, one of them strong.
class AccountRows : public PaintedWidget {
    Q_OBJECT
public:
    QSize sizeHint() const override { return {ipx(280), ipx(rowCount * rowHeight)}; }
    QSize minimumSizeHint() const override { return {ipx(220), sizeHint().height()}; }

protected:
    explicit AccountRows(BenchView& bench);
    struct Row {
        QString name;
        QString value;
        bool strong = false;
    };
    static constexpr int rowCount = 4;
    static constexpr int rowHeight = 28;
    /// rowCount of them.
    virtual std::vector<Row> rows() const = 0;
    void paintEvent(QPaintEvent* event) override;
    /// A number of the bench, or "?" while it is to be found.
    static QString countText(bool hidden, double number);

    BenchView& bench_;
};

}  // namespace fovea
