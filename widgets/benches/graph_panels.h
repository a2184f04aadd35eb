// SPDX-License-Identifier: GPL-3.0-or-later
// Private to GraphView: what stands beneath its stage.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// Every number that can be nudged: its gradient by the graph, by a central difference, and how far they lie apart.
class NumericCheck : public PaintedWidget {
    Q_OBJECT
public:
    explicit NumericCheck(BenchView& bench);
    void refresh();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {ipx(300), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QString name, exact, nudged, apart;
        bool sealed = false;
    };
    std::vector<Row> rows() const;
    std::vector<double> partWidths(const std::vector<Row>& list, const Row& head) const;

    BenchView& bench_;
};

/// The graphs of the lecture, each with the number it is known for. A click chooses one.
class GraphList : public PaintedWidget {
    Q_OBJECT
public:
    explicit GraphList(BenchView& bench);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {ipx(200), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int index);
    int current() const;

    BenchView& bench_;
};

}  // namespace fovea
