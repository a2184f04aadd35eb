// SPDX-License-Identifier: GPL-3.0-or-later
// Private to ChannelsView: its painted parts.
#pragma once

#include "widgets/benches/account_rows.h"
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
class LayerWeights : public AccountRows {
    Q_OBJECT
public:
    explicit LayerWeights(BenchView& bench);

protected:
    std::vector<Row> rows() const override;
};

}  // namespace fovea
