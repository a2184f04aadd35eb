// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QVBoxLayout;

namespace fovea {

/// The padded grid with the window on it, and every place of the window as a bar beneath; what does not fit is red.
class SpatialView : public BenchView {
    Q_OBJECT
public:
    explicit SpatialView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    std::string_view answer() const override { return "output"; }

private:
    void showRepairs();

    class PaddedGrid* grid_;
    class LayerCosts* costs_ = nullptr;
    QWidget* repairs_ = nullptr;
};

}  // namespace fovea
