// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/train_workspace.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/session/run_controller.h"
#include "app/workspaces/advice_bar.h"
#include "app/workspaces/classes_dock.h"
#include "app/workspaces/curves_page.h"
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
#include "widgets/charts/curve_plot.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr int controlsWidth = 264;
constexpr int trainDock = 472;
constexpr int narrowTrainDock = 400;
constexpr int narrowLecture = 900;     // the pages' names come before what few press in a lecture
constexpr int wideTrainWindow = 1440;  // below it the dock is shown on demand

}  // namespace

TrainWorkspace::TrainWorkspace(RunController& run, QWidget* parent)
    : Workspace(parent),
      run_(run),
      lectureTitle_(new LectureTitle(run, this)),
      transport_(new TransportBar(run, this)),
      controls_(new TrainControls(run)),
      controlsScroll_(new QScrollArea(this)),
      curves_(new CurvesPage(run, *transport_->runsPanel(), this)),
      results_(new ResultsPage(run, this)),
      runs_(new RunsPage(run, this)),
      microscope_(new MicroscopePage(run, this)),
      pages_(new Segments({tr("Curves"), tr("Results"), tr("Runs"), tr("Microscope")}, this)),
      dock_(new ClassesDock(run, this)),
      dockButton_(new QToolButton(this)) {
    setFocusPolicy(Qt::StrongFocus);
    lectureTitle_->hide();
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

    center_ = new QStackedWidget(this);
    center_->addWidget(curves_);
    center_->addWidget(results_);
    center_->addWidget(runs_);
    center_->addWidget(microscope_);
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

    connect(runs_, &RunsPage::curvesRequested, this, [this] { showPage(Page::Curves); });
    connect(&run_.session(), &TrainingSession::snapshotArrived, this, [this](const SnapshotPointer& snapshot) {
        if (visible_) curves_->showGradients(*snapshot);
    });
    connect(&run_.document(), &Document::networkChanged, this, &TrainWorkspace::wantSnapshots);
    connect(&Theme::instance(), &Theme::changed, this, &TrainWorkspace::placeDock);
    placeDock();
}

QString TrainWorkspace::title() const { return tr("Train"); }

void TrainWorkspace::activated() {
    visible_ = true;
    wantSnapshots();
    dock_->setWatched(true);
    results_->setShown(results_->state().shown);
    microscope_->setShown(static_cast<Page>(pages_->current()) == Page::Microscope);
    setFocus();
}

void TrainWorkspace::deactivated() {
    visible_ = false;
    wanted_ = {};
    dock_->setWatched(false);
    microscope_->setShown(false);
}

void TrainWorkspace::wantSnapshots() {
    if (!visible_) return;
    SnapshotParts parts{.gradients = true};
    if (const auto first = firstConvolution(run_.document().spec())) parts.weights.insert(*first);
    wanted_ = run_.session().want(std::move(parts));
}

CurvePlot* TrainWorkspace::lossPlot() const { return curves_->loss(); }
CurvePlot* TrainWorkspace::accuracyPlot() const { return curves_->accuracy(); }

TrainState TrainWorkspace::state() const {
    return {.classesShown = dockButton_->isChecked(),
            .logarithmicLoss = lossPlot()->isLogarithmic(),
            .smoothing = lossPlot()->smoothing(),
            .hiddenRuns = transport_->runsPanel()->hidden(),
            .shownRuns = transport_->runsPanel()->shown(),
            .results = results_->state(),
            .runs = runs_->state()};
}

void TrainWorkspace::setState(const TrainState& state) {
    dockButton_->setChecked(state.classesShown);
    lossPlot()->setLogarithmic(state.logarithmicLoss);
    lossPlot()->setSmoothing(state.smoothing);
    accuracyPlot()->setSmoothing(state.smoothing);
    transport_->runsPanel()->setChoice(state.hiddenRuns, state.shownRuns);
    results_->setState(state.results);
    runs_->setState(state.runs);
    showPage(state.runs.shown ? Page::Runs : state.results.shown ? Page::Results : Page::Curves);
}

void TrainWorkspace::setLecture(bool on) {
    lecture_ = on;
    lectureTitle_->setVisible(on);
    curves_->setGradientsShown(!on);
    dock_->setBarsOnly(on);
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
    const bool wide = width() >= wideTrainWindow;
    const auto page = static_cast<Page>(pages_->current());
    const bool curves = page == Page::Curves;  // the others say it all, and need the room
    controlsScroll_->setVisible(!lecture_ && page != Page::Runs);
    transport_->setTight(lecture_ && width() < Theme::instance().ipx(narrowLecture));
    QSizePolicy room = dockButton_->sizePolicy();
    room.setRetainSizeWhenHidden(!wide && !lecture_);  // the pages' switch stays where it is
    dockButton_->setSizePolicy(room);
    dockButton_->setVisible(!wide && !lecture_ && curves);
    dock_->setVisible(curves && (lecture_ || wide || dockButton_->isChecked()));
    dock_->setFixedWidth(lecture_ ? width() * 2 / 5 : Theme::instance().ipx(wide ? trainDock : narrowTrainDock));
}

void TrainWorkspace::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Space: run_.togglePlay(); return;
        case Qt::Key_Period: run_.stepOnce(); return;
        case Qt::Key_Home: run_.rewind(); return;
        default: Workspace::keyPressEvent(event);
    }
}

}  // namespace fovea
