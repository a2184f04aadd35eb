// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/train_workspace.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/averaging_text.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/session/run_position.h"
#include "app/workspaces/advice_bar.h"
#include "app/workspaces/divergence_bar.h"
#include "app/workspaces/first_filters.h"
#include "app/workspaces/lecture_title.h"
#include "app/workspaces/microscope_page.h"
#include "app/workspaces/results_page.h"
#include "app/workspaces/runs_page.h"
#include "app/workspaces/runs_panel.h"
#include "app/workspaces/themed_icon.h"
#include "app/workspaces/train_controls.h"
#include "app/workspaces/transport_bar.h"
#include "core/training/schedule.h"
#include "widgets/charts/confusion_view.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/charts/gradient_bars.h"
#include "widgets/images/filter_gallery.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int controlsWidth = 264;
constexpr int trainDock = 472;
constexpr int narrowTrainDock = 400;
constexpr int wideTrainWindow = 1440;  // below it the dock is shown on demand

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

TrainWorkspace::TrainWorkspace(RunController& run, QWidget* parent)
    : Workspace(parent),
      run_(run),
      lectureTitle_(new LectureTitle(run, this)),
      transport_(new TransportBar(run, this)),
      controls_(new TrainControls(run)),
      controlsScroll_(new QScrollArea(this)),
      loss_(new CurvePlot(CurveQuantity::Loss, this)),
      accuracy_(new CurvePlot(CurveQuantity::Accuracy, this)),
      gradients_(new GradientBars(this)),
      results_(new ResultsPage(run, this)),
      runs_(new RunsPage(run, this)),
      microscope_(new MicroscopePage(run, this)),
      pages_(new Segments({tr("Curves"), tr("Results"), tr("Runs"), tr("Microscope")}, this)),
      dockButton_(new QToolButton(this)) {
    setFocusPolicy(Qt::StrongFocus);
    lectureTitle_->hide();
    loss_->setObjectName(QStringLiteral("lossPlot"));
    accuracy_->setObjectName(QStringLiteral("accuracyPlot"));
    gradients_->setTitle(tr("Gradient magnitude by layer"));
    gradients_->setCaption(tr("mean |∂L/∂w|, this batch · tick: epoch maximum"));
    gradients_->setFramed(true);

    controlsScroll_->setWidget(controls_);
    controlsScroll_->setWidgetResizable(true);
    setScaledWidth(controlsScroll_, controlsWidth);
    controlsScroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    controls_->setAutoFillBackground(true);
    controls_->setBackgroundRole(QPalette::Base);

    dockButton_->setObjectName(QStringLiteral("dockButton"));
    dockButton_->setCheckable(true);
    dockButton_->setToolTip(tr("Show how the classes fare, and the filters"));
    dockButton_->setAccessibleName(tr("Classes and filters"));
    setThemedIcon(dockButton_, QStringLiteral("panel-right"));
    connect(dockButton_, &QToolButton::toggled, this, &TrainWorkspace::placeDock);
    pages_->setObjectName(QStringLiteral("trainPages"));
    pages_->setCurrent(0);
    connect(pages_, &Segments::chosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    transport_->addAtRight(pages_);
    transport_->addAtRight(dockButton_);

    auto* curves = new QWidget(this);
    auto* plots = new QVBoxLayout(curves);
    plots->setContentsMargins(16, 16, 16, 16);
    plots->setSpacing(16);
    plots->addWidget(loss_, 4);
    plots->addWidget(accuracy_, 4);
    plots->addWidget(gradients_, 3);
    center_ = new QStackedWidget(this);
    center_->addWidget(curves);
    center_->addWidget(results_);
    center_->addWidget(runs_);
    center_->addWidget(microscope_);
    dock_ = makeDock();
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(controlsScroll_);
    row->addWidget(center_, 1);
    row->addWidget(dock_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(lectureTitle_);
    column->addWidget(transport_);
    column->addWidget(new DivergenceBar(run_, this));
    column->addWidget(new AdviceBar(run_, this));
    column->addLayout(row, 1);

    // One crosshair for both plots.
    connect(loss_, &CurvePlot::hoveredEpoch, accuracy_, &CurvePlot::setHover);
    connect(accuracy_, &CurvePlot::hoveredEpoch, loss_, &CurvePlot::setHover);
    connect(loss_, &CurvePlot::hoverLeft, accuracy_, [this] { accuracy_->setHover(std::nullopt); });
    connect(accuracy_, &CurvePlot::hoverLeft, loss_, [this] { loss_->setHover(std::nullopt); });

    TrainingSession& session = run_.session();
    connect(runs_, &RunsPage::curvesRequested, this, [this] { showPage(Page::Curves); });
    connect(&session, &TrainingSession::prepared, this, &TrainWorkspace::showHistory);
    connect(&session, &TrainingSession::rewound, this, &TrainWorkspace::showHistory);
    connect(&session, &TrainingSession::pointsArrived, this, &TrainWorkspace::addPoints);
    connect(&session, &TrainingSession::snapshotArrived, this, &TrainWorkspace::showSnapshot);
    connect(&session, &TrainingSession::stateChanged, this, [this](TrainingSession::State state) {
        if (state == TrainingSession::State::Empty) showHistory();
    });
    connect(&run_.test(), &ModelEvaluation::finished, this, [this](const Evaluation& evaluation) {
        confusion_->setTitle(tr("Test images by class"));
        showClasses(
            evaluation,
            tr("%1 images · %2 %").arg(groupedNumber(evaluation.count), decimalNumber(100 * evaluation.accuracy, 1)));
    });
    connect(&run_.document(), &Document::modelChanged, this, [this] {
        if (run_.session().state() == TrainingSession::State::Empty) showHistory();
    });
    connect(&run_, &RunController::modelChanged, this, &TrainWorkspace::showFilters);
    connect(&run_.document(), &Document::networkChanged, this, &TrainWorkspace::wantSnapshots);
    connect(&run_.document(), &Document::pastRunsChanged, this, &TrainWorkspace::showPastRuns);
    connect(&session, &TrainingSession::prepared, this, &TrainWorkspace::showPastRuns);
    connect(&run_, &RunController::dataChanged, this, &TrainWorkspace::showPastRuns);
    connect(&run_.document(), &Document::settingsChanged, this, &TrainWorkspace::showPastRuns);
    connect(&run_.document(), &Document::networkChanged, this, &TrainWorkspace::showPastRuns);
    connect(transport_->runsPanel(), &RunsPanel::choiceChanged, this, &TrainWorkspace::showPastRuns);
    connect(&Theme::instance(), &Theme::changed, this, &TrainWorkspace::placeDock);
    showPastRuns();
    showHistory();
    placeDock();
}

QWidget* TrainWorkspace::makeDock() {
    auto* dock = new QWidget(this);
    dock->setAutoFillBackground(true);
    dock->setBackgroundRole(QPalette::Base);
    confusion_ = new ConfusionView(dock);
    confusion_->setTitle(tr("Validation by class"));
    filters_ = new FilterGallery(dock);
    filters_->setTitle(tr("First-layer filters"));
    filters_->setColumns(8);
    filters_->setLargestSide(48);
    filtersHint_ = roleLabel({}, "caption", dock);
    filtersHint_->setWordWrap(true);
    auto* column = new QVBoxLayout(dock);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(confusion_, 3);
    column->addWidget(filters_);
    column->addWidget(filtersHint_);
    column->addStretch(1);
    return dock;
}

QString TrainWorkspace::title() const { return tr("Train"); }

void TrainWorkspace::activated() {
    visible_ = true;
    wantSnapshots();
    showFilters();
    results_->setShown(results_->state().shown);
    microscope_->setShown(static_cast<Page>(pages_->current()) == Page::Microscope);
    setFocus();
}

void TrainWorkspace::deactivated() {
    visible_ = false;
    wanted_ = {};
    microscope_->setShown(false);
}

void TrainWorkspace::wantSnapshots() {
    if (!visible_) return;
    SnapshotParts parts{.gradients = true};
    if (const auto first = firstConvolution(run_.document().spec())) parts.weights.insert(*first);
    wanted_ = run_.session().want(std::move(parts));
}

TrainState TrainWorkspace::state() const {
    return {.classesShown = dockButton_->isChecked(),
            .logarithmicLoss = loss_->isLogarithmic(),
            .smoothing = loss_->smoothing(),
            .hiddenRuns = transport_->runsPanel()->hidden(),
            .shownRuns = transport_->runsPanel()->shown(),
            .results = results_->state(),
            .runs = runs_->state()};
}

void TrainWorkspace::setState(const TrainState& state) {
    dockButton_->setChecked(state.classesShown);
    loss_->setLogarithmic(state.logarithmicLoss);
    loss_->setSmoothing(state.smoothing);
    accuracy_->setSmoothing(state.smoothing);
    transport_->runsPanel()->setChoice(state.hiddenRuns, state.shownRuns);
    results_->setState(state.results);
    runs_->setState(state.runs);
    showPage(state.runs.shown ? Page::Runs : state.results.shown ? Page::Results : Page::Curves);
}

void TrainWorkspace::setLecture(bool on) {
    lecture_ = on;
    lectureTitle_->setVisible(on);
    gradients_->setVisible(!on);
    confusion_->setBarsOnly(on);
    placeDock();
}

void TrainWorkspace::resizeEvent(QResizeEvent* event) {
    Workspace::resizeEvent(event);
    placeDock();
}

void TrainWorkspace::showPage(Page page) {
    pages_->setCurrent(static_cast<int>(page));
    center_->setCurrentIndex(static_cast<int>(page));
    results_->setShown(page == Page::Results);
    runs_->setShown(page == Page::Runs);
    microscope_->setShown(visible_ && page == Page::Microscope);
    placeDock();
}

void TrainWorkspace::placeDock() {
    const bool wasShown = dock_->isVisibleTo(this);
    const bool wide = width() >= wideTrainWindow;
    const auto page = static_cast<Page>(pages_->current());
    const bool curves = page == Page::Curves;  // the others say it all, and need the room
    controlsScroll_->setVisible(!lecture_ && page != Page::Runs);
    dockButton_->setVisible(!wide && !lecture_ && curves);
    dock_->setVisible(curves && (lecture_ || wide || dockButton_->isChecked()));
    dock_->setFixedWidth(lecture_ ? width() * 2 / 5 : Theme::instance().ipx(wide ? trainDock : narrowTrainDock));
    if (!wasShown) showFilters();  // which arrived while nobody could see them
}

void TrainWorkspace::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Space: run_.togglePlay(); return;
        case Qt::Key_Period: run_.stepOnce(); return;
        case Qt::Key_Home: run_.rewind(); return;
        default: Workspace::keyPressEvent(event);
    }
}

double TrainWorkspace::epochOf(std::int64_t step) const {
    return double(step) / std::max<double>(double(run_.session().run().stepsPerEpoch), 1.0);
}

void TrainWorkspace::showHistory() {
    loss_->clear();
    accuracy_->clear();
    gradients_->setBars({});
    confusion_->clear();
    confusion_->setCaption(tr("after the first epoch"));
    epochMaximum_.clear();
    maximumEpoch_ = -1;
    lastRate_ = 0;
    const TrainingSession& session = run_.session();
    const auto stepsPerEpoch = static_cast<int>(session.run().stepsPerEpoch);
    loss_->setStepsPerEpoch(stepsPerEpoch);
    accuracy_->setStepsPerEpoch(stepsPerEpoch);
    if (session.state() == TrainingSession::State::Preparing) return;

    History history = session.history();
    const auto& checkpoint = run_.document().trained().checkpoint;
    if (session.state() == TrainingSession::State::Empty) {
        history = checkpoint ? checkpoint->history : History{};
    }
    const double perEpoch = stepsInAnEpoch(history, double(session.run().stepsPerEpoch));
    Curves curves = curvesOf(history, perEpoch);
    loss_->setPoints(std::move(curves.losses), std::move(curves.validationLosses));
    accuracy_->setPoints(std::move(curves.accuracies), std::move(curves.validationAccuracies));
    for (const StepReport& report : history.steps) {
        addRateChange(report, perEpoch);
    }
    nameValidated();
    if (!history.epochs.empty()) showEvaluation(history.epochs.back());
    showFilters();
}

void TrainWorkspace::showPastRuns() {
    std::vector<PastCurve> losses, accuracies;
    for (const PastRun& past : run_.document().pastRuns()) {
        if (!transport_->runsPanel()->shows(past)) continue;
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

void TrainWorkspace::addPoints(const CurvePoints& points) {
    for (const StepReport& report : points.steps) {
        addRateChange(report, std::max<double>(double(run_.session().run().stepsPerEpoch), 1.0));
        loss_->addStep(epochOf(report.step), double(report.loss));
        accuracy_->addStep(epochOf(report.step), double(report.accuracy));
    }
    for (const EpochReport& report : points.epochs) {
        if (!report.validated) continue;
        loss_->addEpoch(double(report.epoch), report.validation.loss);
        accuracy_->addEpoch(double(report.epoch), report.validation.accuracy);
        showEvaluation(report);
        nameValidated();
    }
}

/// The validation is of averaged weights, where the run has some.
void TrainWorkspace::nameValidated() {
    const RunPosition position = positionOf(run_);
    const std::int64_t finished = position.perEpoch > 0 ? position.step / position.perEpoch : 0;
    const QString average = averageShown(position.averaging, finished, position.step);
    loss_->setValidated(average);
    accuracy_->setValidated(average);
}

/// A rate that falls a little at each step as it was planned is no event.
bool TrainWorkspace::isRateEvent(const StepReport& report, double perEpoch) const {
    if (lastRate_ <= 0 || report.learningRate == lastRate_) return false;
    const RateSchedule& schedule = run_.document().settings().options.schedule;
    const auto whole = std::max<std::int64_t>(std::llround(perEpoch), 1);
    const SchedulePlace here{report.step - 1, whole}, before{std::max<std::int64_t>(report.step - 2, 0), whole};
    if (!isSmoothAt(schedule, here) && !isSmoothAt(schedule, before)) return true;
    const double kept = double(lastRate_) * factorAt(schedule, here);
    const double found = double(report.learningRate) * factorAt(schedule, before);
    return std::abs(found - kept) > 1e-4 * std::max(found, kept);
}

void TrainWorkspace::addRateChange(const StepReport& report, double perEpoch) {
    if (isRateEvent(report, perEpoch)) {
        const double epoch = double(report.step - 1) / perEpoch;
        loss_->addRateChange(epoch, double(lastRate_), double(report.learningRate));
        accuracy_->addRateChange(epoch, double(lastRate_), double(report.learningRate));
    }
    lastRate_ = report.learningRate;
}

void TrainWorkspace::showEvaluation(const EpochReport& report) {
    if (!report.validated) return;
    confusion_->setTitle(tr("Validation by class"));
    showClasses(report.validation,
                tr("after epoch %1 · %2 %").arg(report.epoch).arg(decimalNumber(100 * report.validation.accuracy, 1)));
}

void TrainWorkspace::showClasses(const Evaluation& evaluation, const QString& caption) {
    std::vector<QString> names;
    for (const std::string& name : run_.session().run().classNames) names.push_back(QString::fromStdString(name));
    if (names.empty()) {
        for (const std::string& name : run_.document().trained().classNames)
            names.push_back(QString::fromStdString(name));
    }
    if (names.empty()) {
        if (const DatasetPair* pair = run_.data()) {
            for (const std::string& name : pair->test->classNames()) names.push_back(QString::fromStdString(name));
        }
    }
    confusion_->setTable(std::move(names), evaluation.confusion);
    confusion_->setCaption(caption);
}

void TrainWorkspace::showSnapshot(const SnapshotPointer& snapshot) {
    if (!visible_ || snapshot->gradients.empty()) return;
    const std::int64_t epoch = static_cast<std::int64_t>(epochOf(snapshot->step));
    if (epoch != maximumEpoch_) epochMaximum_.clear();
    maximumEpoch_ = epoch;
    std::vector<GradientBar> bars;
    for (const GradientMagnitude& gradient : snapshot->gradients) {
        const Node* node = run_.document().spec().find(gradient.node);
        if (node == nullptr) continue;
        double& maximum = epochMaximum_[gradient.node];
        maximum = std::max(maximum, gradient.mean);
        bars.push_back({QString::fromStdString(node->name), familyOf(node->layer), gradient.mean, maximum});
    }
    gradients_->setBars(std::move(bars));
}

void TrainWorkspace::showFilters() {
    if (!visible_ || !dock_->isVisibleTo(this)) return;
    const NetworkSpec& spec = run_.document().spec();
    FirstFilters first;
    const auto convolution = firstConvolution(spec);
    if (convolution) first = firstFilters(spec, *convolution, run_.weightsOf(*convolution));
    filters_->setVisible(!first.pictures.empty());
    filtersHint_->setVisible(first.pictures.empty());
    filtersHint_->setText(convolution ? run_.modelBlocker()
                                      : tr("This network has no convolution, so there are no filters to show."));
    if (!first.pictures.empty()) filters_->setFilters(first.pictures, first.kernel);
}

}  // namespace fovea
