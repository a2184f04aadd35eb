// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/curves_page.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/averaging_text.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/session/run_position.h"
#include "app/workspaces/runs_panel.h"
#include "core/training/schedule.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/charts/gradient_bars.h"

namespace fovea {

namespace {

struct Curves {
    std::vector<CurvePoint> losses, accuracies, validationLosses, validationAccuracies;
};

Curves curvesOf(const History& history, double perEpoch) {
    Curves curves;
    for (const StepReport& report : history.steps) {
        curves.losses.push_back({double(report.step) / perEpoch, double(report.loss)});
        curves.accuracies.push_back({double(report.step) / perEpoch, double(report.accuracy)});
    }
    for (const EpochReport& report : history.epochs) {
        if (!report.validated) continue;
        curves.validationLosses.push_back({double(report.epoch), report.validation.loss});
        curves.validationAccuracies.push_back({double(report.epoch), report.validation.accuracy});
    }
    return curves;
}

}  // namespace

CurvesPage::CurvesPage(RunController& run, RunsPanel& choice, QWidget* parent)
    : QWidget(parent),
      run_(run),
      choice_(choice),
      loss_(new CurvePlot(CurveQuantity::Loss, this)),
      accuracy_(new CurvePlot(CurveQuantity::Accuracy, this)),
      gradients_(new GradientBars(this)) {
    loss_->setObjectName(QStringLiteral("lossPlot"));
    accuracy_->setObjectName(QStringLiteral("accuracyPlot"));
    gradients_->setTitle(tr("Gradient magnitude by layer"));
    gradients_->setCaption(tr("mean |∂L/∂w|, this batch · tick: epoch maximum"));
    gradients_->setFramed(true);
    auto* plots = new QVBoxLayout(this);
    plots->setContentsMargins(16, 16, 16, 16);
    plots->setSpacing(16);
    plots->addWidget(loss_, 4);
    plots->addWidget(accuracy_, 4);
    plots->addWidget(gradients_, 3);

    // One crosshair for both plots.
    connect(loss_, &CurvePlot::hoveredEpoch, accuracy_, &CurvePlot::setHover);
    connect(accuracy_, &CurvePlot::hoveredEpoch, loss_, &CurvePlot::setHover);
    connect(loss_, &CurvePlot::hoverLeft, accuracy_, [this] { accuracy_->setHover(std::nullopt); });
    connect(accuracy_, &CurvePlot::hoverLeft, loss_, [this] { loss_->setHover(std::nullopt); });

    TrainingSession& session = run_.session();
    connect(&session, &TrainingSession::pointsArrived, this, &CurvesPage::addPoints);
    onOtherHistory(run_, this, [this] { showHistory(); });
    connect(&run_.document(), &Document::pastRunsChanged, this, &CurvesPage::showPastRuns);
    connect(&session, &TrainingSession::prepared, this, &CurvesPage::showPastRuns);
    connect(&run_, &RunController::dataChanged, this, &CurvesPage::showPastRuns);
    connect(&run_.document(), &Document::settingsChanged, this, &CurvesPage::showPastRuns);
    connect(&run_.document(), &Document::networkChanged, this, &CurvesPage::showPastRuns);
    connect(&choice_, &RunsPanel::choiceChanged, this, &CurvesPage::showPastRuns);
    showPastRuns();
    showHistory();
}

void CurvesPage::setGradientsShown(bool shown) { gradients_->setVisible(shown); }

double CurvesPage::epochOf(std::int64_t step) const {
    return double(step) / std::max<double>(double(run_.session().run().stepsPerEpoch), 1.0);
}

void CurvesPage::showHistory() {
    loss_->clear();
    accuracy_->clear();
    gradients_->setBars({});
    epochMaximum_.clear();
    maximumEpoch_ = -1;
    lastRate_ = 0;
    const TrainingSession& session = run_.session();
    const auto stepsPerEpoch = static_cast<int>(session.run().stepsPerEpoch);
    loss_->setStepsPerEpoch(stepsPerEpoch);
    accuracy_->setStepsPerEpoch(stepsPerEpoch);
    if (session.state() == TrainingSession::State::Preparing) return;
    const History& history = historyOf(run_);
    const double perEpoch = stepsInAnEpoch(history, double(session.run().stepsPerEpoch));
    Curves curves = curvesOf(history, perEpoch);
    loss_->setPoints(std::move(curves.losses), std::move(curves.validationLosses));
    accuracy_->setPoints(std::move(curves.accuracies), std::move(curves.validationAccuracies));
    for (const StepReport& report : history.steps) addRateChange(report, perEpoch);
    nameValidated();
}

void CurvesPage::showPastRuns() {
    std::vector<PastCurve> losses, accuracies;
    for (const PastRun& past : run_.document().pastRuns()) {
        if (!choice_.shows(past)) continue;
        const History& history = past.end->history;
        // Its own epochs tell best; a run that finished none had the length of this one's.
        const double known = history.epochs.empty() ? double(run_.session().run().stepsPerEpoch) : 0;
        Curves curves = curvesOf(history, stepsInAnEpoch(history, known));
        QString name = titleOfRun(run_.document(), past.number);
        if (!isComparable(run_, past)) name += QStringLiteral(" · ") + RunController::titleOf(past.end->dataset);
        losses.push_back({name, std::move(curves.losses), std::move(curves.validationLosses)});
        accuracies.push_back({name, std::move(curves.accuracies), std::move(curves.validationAccuracies)});
    }
    const QString present = titleOfRun(run_.document(), run_.document().runNumber(), run_.rateByHand());
    loss_->setPastCurves(present, std::move(losses));
    accuracy_->setPastCurves(present, std::move(accuracies));
}

void CurvesPage::addPoints(const CurvePoints& points) {
    for (const StepReport& report : points.steps) {
        addRateChange(report, std::max<double>(double(run_.session().run().stepsPerEpoch), 1.0));
        loss_->addStep(epochOf(report.step), double(report.loss));
        accuracy_->addStep(epochOf(report.step), double(report.accuracy));
    }
    for (const EpochReport& report : points.epochs) {
        if (!report.validated) continue;
        loss_->addEpoch(double(report.epoch), report.validation.loss);
        accuracy_->addEpoch(double(report.epoch), report.validation.accuracy);
        nameValidated();
    }
}

/// The validation is of averaged weights, where the run has some.
void CurvesPage::nameValidated() {
    const RunPosition position = positionOf(run_);
    const std::int64_t finished = position.perEpoch > 0 ? position.step / position.perEpoch : 0;
    const QString average = averageShown(position.averaging, finished, position.step);
    loss_->setValidated(average);
    accuracy_->setValidated(average);
}

/// A rate that falls a little at each step as it was planned is no event.
bool CurvesPage::isRateEvent(const StepReport& report, double perEpoch) const {
    if (lastRate_ <= 0 || report.learningRate == lastRate_) return false;
    const RateSchedule& schedule = run_.document().settings().options.schedule;
    const auto whole = std::max<std::int64_t>(std::llround(perEpoch), 1);
    const SchedulePlace here{report.step - 1, whole}, before{std::max<std::int64_t>(report.step - 2, 0), whole};
    if (!isSmoothAt(schedule, here) && !isSmoothAt(schedule, before)) return true;
    const double kept = double(lastRate_) * factorAt(schedule, here);
    const double found = double(report.learningRate) * factorAt(schedule, before);
    return std::abs(found - kept) > 1e-4 * std::max(found, kept);
}

void CurvesPage::addRateChange(const StepReport& report, double perEpoch) {
    if (isRateEvent(report, perEpoch)) {
        const double epoch = double(report.step - 1) / perEpoch;
        loss_->addRateChange(epoch, double(lastRate_), double(report.learningRate));
        accuracy_->addRateChange(epoch, double(lastRate_), double(report.learningRate));
    }
    lastRate_ = report.learningRate;
}

void CurvesPage::showGradients(const TrainingSnapshot& snapshot) {
    if (snapshot.gradients.empty()) return;
    const std::int64_t epoch = static_cast<std::int64_t>(epochOf(snapshot.step));
    if (epoch != maximumEpoch_) epochMaximum_.clear();
    maximumEpoch_ = epoch;
    std::vector<GradientBar> bars;
    for (const GradientMagnitude& gradient : snapshot.gradients) {
        const Node* node = run_.document().spec().find(gradient.node);
        if (node == nullptr) continue;
        double& maximum = epochMaximum_[gradient.node];
        maximum = std::max(maximum, gradient.mean);
        bars.push_back({QString::fromStdString(node->name), familyOf(node->layer), gradient.mean, maximum});
    }
    gradients_->setBars(std::move(bars));
}

}  // namespace fovea
