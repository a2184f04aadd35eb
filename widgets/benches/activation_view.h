// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// An activation and its derivative over x; beneath, what a row of them leaves of a gradient.
class ActivationView : public BenchView {
    Q_OBJECT
public:
    explicit ActivationView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString facts() const override;
    QString position() const override { return {}; }
    std::vector<Panel> panels() override;
    std::string_view answer() const override { return "derivative"; }

private:
    class ActivationCurves* curves_;
    QWidget* chain_ = nullptr;
    QWidget* epoch_ = nullptr;
};

}  // namespace fovea
