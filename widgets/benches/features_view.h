// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

class QLabel;
class QStackedWidget;

namespace fovea {

class FeatureBars;
class GradientCells;
class PipelineRows;
class PlaneView;
class TitledMatrix;

/// A picture's features made by hand beside it; and, as the other part, the plane bench's stage.
class FeaturesView : public BenchView {
    Q_OBJECT
public:
    explicit FeaturesView(Bench& bench, QWidget* parent = nullptr);

    void refresh() override;
    QString arithmetic() const override;
    QString remark() const override;
    QString facts() const override;
    QString position() const override;
    std::vector<Panel> panels() override;
    bool showsField(std::string_view name) const override { return name == "levels" || name == "widths"; }
    bool usesField(std::string_view name) const override;
    std::string_view mainChoice() const override { return "part"; }
    std::string_view answer() const override { return isLayers() ? "outputs" : "histogram"; }
    void showMeant(const QString& symbol) override;

private:
    bool isLayers() const { return choiceOf(bench().fields(), "part") == "plane"; }
    QWidget* makeNumbers();

    QWidget* features_;
    GradientCells* cells_;
    FeatureBars* bars_;
    PlaneView* plane_;
    PipelineRows* pipelines_ = nullptr;
    TitledMatrix* histogram_ = nullptr;
    TitledMatrix* levels_ = nullptr;
    QLabel* numbersSay_ = nullptr;
    std::vector<QStackedWidget*> pages_;
};

}  // namespace fovea
