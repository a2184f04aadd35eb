// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

class DescentLoop;
class DescentPlot;
class RateTable;

/// A ball on a loss: the parabola over one weight, or the valley over two seen from above, with the way that it took.
class DescentView : public BenchView {
    Q_OBJECT
public:
    explicit DescentView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    std::vector<Panel> panels() override;
    std::string_view mainChoice() const override { return "surface"; }
    bool usesField(std::string_view name) const override;

private:
    /// w or v (column 0 or 1) where the ball lies, and after the next step; "?" while a task asks for it.
    QString here(int column) const;
    QString next(int column) const;

    DescentPlot* curve_;
    DescentPlot* valley_;
    DescentLoop* loop_ = nullptr;
    RateTable* table_ = nullptr;
};

}  // namespace fovea
