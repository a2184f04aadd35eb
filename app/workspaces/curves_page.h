// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QWidget>

#include "app/session/training_snapshot.h"
#include "core/network/network_spec.h"
#include "core/training/history.h"

namespace fovea {

class CurvePlot;
class GradientBars;
class RunController;
class RunsPanel;

/// Train's curves: loss and accuracy of the run and of those past runs that were chosen, changes of the learning rate
/// marked, and the gradients of the newest step.
class CurvesPage : public QWidget {
    Q_OBJECT

public:
    /// `choice` says which past runs are shown; it lives as long as this.
    CurvesPage(RunController& run, RunsPanel& choice, QWidget* parent = nullptr);

    CurvePlot* loss() const { return loss_; }
    CurvePlot* accuracy() const { return accuracy_; }
    /// In a lecture the plots take their place.
    void setGradientsShown(bool shown);
    /// The gradients of a step; the bars keep each layer's largest of the epoch.
    void showGradients(const TrainingSnapshot& snapshot);

private:
    void showHistory();
    void showPastRuns();
    void addPoints(const CurvePoints& points);
    bool isRateEvent(const StepReport& report, double perEpoch) const;
    void nameValidated();
    void addRateChange(const StepReport& report, double perEpoch);
    double epochOf(std::int64_t step) const;

    RunController& run_;
    RunsPanel& choice_;
    CurvePlot* loss_;
    CurvePlot* accuracy_;
    GradientBars* gradients_;
    float lastRate_ = 0;
    std::map<NodeId, double> epochMaximum_;
    std::int64_t maximumEpoch_ = -1;
};

}  // namespace fovea
