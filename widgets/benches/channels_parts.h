// SPDX-License-Identifier: GPL-3.0-or-later
// Private to ChannelsView: its painted parts.
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// Input, one filter and output of the real layer as blocks: channels one behind the other.
class LayerBlocks : public PaintedWidget {
    Q_OBJECT
public:
    explicit LayerBlocks(BenchView& bench);
    QSize sizeHint() const override { return {ipx(340), ipx(160)}; }
    QSize minimumSizeHint() const override { return {ipx(240), ipx(130)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBlock(QPainter& painter, const QRectF& room, double side, int depth, const QColor& color) const;

    BenchView& bench_;
};

/// Its weights, worked out.
class LayerWeights : public PaintedWidget {
    Q_OBJECT
public:
    explicit LayerWeights(BenchView& bench);
    QSize sizeHint() const override { return {ipx(300), ipx(4 * 28)}; }
    QSize minimumSizeHint() const override { return {ipx(220), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BenchView& bench_;
};

}  // namespace fovea
