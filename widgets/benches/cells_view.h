// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// A bar of light, a cell that looks at it, its spikes, and how they change with the bar.
class CellsView : public BenchView {
    Q_OBJECT
public:
    explicit CellsView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "cell"; }
    void showMeant(const QString& symbol) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitCells();

    class Retina* retina_;
    class TitledMatrix* kernel_;
    class TitledMatrix* ends_;
    class TitledMatrix* map_;
    class SpikeTrain* spikes_;
    std::vector<QWidget*> curves_;
};

}  // namespace fovea
