// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

class FreezeQuadrant;
class FreezeStrip;

/// The reference network with its freeze line; beneath it the slide's quadrant, and a table for the accuracies of one's own
/// runs.
class FreezeView : public BenchView {
    Q_OBJECT
public:
    explicit FreezeView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name == "accuracy" || name == "line"; }
    std::string_view answer() const override { return "trained"; }

private:
    FreezeStrip* strip_;
    FreezeQuadrant* quadrant_ = nullptr;
    MatrixView* accuracy_ = nullptr;
};

}  // namespace fovea
