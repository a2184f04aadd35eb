// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/runs_page.h"

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>
#include <utility>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/session/run_rows.h"
#include "app/settings/settings.h"
#include "app/workspaces/runs_view.h"
#include "app/workspaces/sweep_dialog.h"
#include "app/workspaces/sweep_lines.h"
#include "core/evaluation/intervals.h"
#include "core/laboratory/sweep_text.h"
#include "widgets/charts/parallel_view.h"
#include "widgets/charts/run_scatter.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int wideRunsPage = 1400;  // below it the scatter stands under the table, whose words need the width
constexpr int scatterWidth = 420;

}  // namespace

RunsPage::RunsPage(RunController& run, QWidget* parent) : QWidget(parent), run_(run), twin_(run), model_(this) {
    parts_ = new QGridLayout(this);
    parts_->setContentsMargins(16, 16, 16, 16);
    parts_->setSpacing(16);
    parts_->setRowStretch(0, 3);
    parts_->setRowStretch(1, 2);
    tablePanel_ = makeTable();
    parallel_ = new ParallelView(this);
    parallel_->setObjectName(QStringLiteral("sweepLines"));
    parallel_->setFramed(true);
    parallel_->setTitle(tr("Sweep"));
    parallel_->hide();
    side_ = makeSide();
    placeParts();
    connectSessions();
    refresh();
}

QWidget* RunsPage::makeTable() {
    auto* panel = new QFrame(this);
    panel->setProperty("role", QStringLiteral("panel"));
    caption_ = roleLabel({}, "caption", panel);
    filter_ = new QLineEdit(panel);
    filter_->setObjectName(QStringLiteral("runsFilter"));
    filter_->setPlaceholderText(tr("Filter"));
    filter_->setAccessibleName(tr("Filter runs by words"));
    filter_->setClearButtonEnabled(true);
    filter_->setMaximumWidth(Theme::instance().ipx(180));
    compare_ = new QPushButton(tr("Compare with this"), panel);
    compare_->setObjectName(QStringLiteral("compareWith"));
    compare_->setToolTip(
        tr("“Differs in” says how every run differs from the chosen one; once more: from the present run"));
    auto* export_ = new QPushButton(panel);
    export_->setObjectName(QStringLiteral("exportRuns"));
    export_->setText(tr("Export"));
    export_->setMenu(new QMenu(export_));
    fillExportMenu(*export_->menu());
    twinButton_ = new QPushButton(panel);
    twinButton_->setObjectName(QStringLiteral("twinRuns"));
    twinButton_->setText(tr("Twin runs"));
    twinButton_->setMenu(new QMenu(twinButton_));
    twinButton_->setToolTip(tr("Trains what is set, and then the same with one thing changed, on the same seed"));
    connect(twinButton_->menu(), &QMenu::aboutToShow, this, &RunsPage::fillTwinMenu);
    sweepButton_ = new QPushButton(tr("Sweep…"), panel);
    sweepButton_->setObjectName(QStringLiteral("beginSweep"));
    table_ = new RunsView(model_, panel);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(roleLabel(tr("Runs"), "heading", panel));
    head->addStretch(1);
    head->addWidget(filter_);
    for (QWidget* button : std::initializer_list<QWidget*>{compare_, export_, twinButton_, sweepButton_})
        head->addWidget(button);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(makeSweepRow());
    column->addWidget(table_, 1);
    caption_->setWordWrap(true);
    column->addWidget(caption_);
    connect(filter_, &QLineEdit::textChanged, table_, &RunsView::setFilter);
    connect(compare_, &QPushButton::clicked, this, &RunsPage::compareWith);
    connect(sweepButton_, &QPushButton::clicked, this, &RunsPage::beginSweep);
    connect(table_, &RunsView::currentIdChanged, this, &RunsPage::chooseRun);
    connect(table_, &RunsView::opened, this, &RunsPage::openRun);
    connect(table_, &RunsView::editingEnded, this, &RunsPage::refresh, Qt::QueuedConnection);
    table_->setDrawnWidths(Settings().runColumns());
    connect(table_, &RunsView::widthsDrawn, this, [this] { Settings().setRunColumns(table_->drawnWidths()); });
    return panel;
}

QWidget* RunsPage::makeSweepRow() {
    sweepRow_ = new QWidget(this);
    sweepText_ = new QLabel(sweepRow_);
    sweepText_->setObjectName(QStringLiteral("sweepState"));
    progress_ = new QProgressBar(sweepRow_);
    progress_->setTextVisible(false);
    progress_->setMaximumWidth(Theme::instance().ipx(160));
    stop_ = new QPushButton(tr("Stop"), sweepRow_);
    stop_->setObjectName(QStringLiteral("stopSweep"));
    close_ = new QPushButton(tr("Close"), sweepRow_);
    close_->setObjectName(QStringLiteral("closeSweep"));
    close_->setToolTip(tr("Takes the sweep's runs out of the table; its folder stays as it is"));
    auto* row = new QHBoxLayout(sweepRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(sweepText_, 1);
    row->addWidget(progress_);
    row->addWidget(stop_);
    row->addWidget(close_);
    connect(stop_, &QPushButton::clicked, this, [this] {
        if (twin_.isRunning()) return twin_.stop();
        sweep_.stop();
    });
    connect(close_, &QPushButton::clicked, this, &RunsPage::closeSweep);
    return sweepRow_;
}

QWidget* RunsPage::makeSide() {
    auto* side = new QWidget(this);
    scatter_ = new RunScatter(side);
    scatter_->setObjectName(QStringLiteral("runScatter"));
    scatter_->setFramed(true);
    scatter_->setTitle(tr("Accuracy against size"));
    sizes_ = new Segments({tr("Parameters"), tr("Multiply–adds")}, side);
    sizes_->setObjectName(QStringLiteral("scatterSizes"));
    sizes_->setCurrent(0);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(sizes_, 0, Qt::AlignRight);
    column->addWidget(scatter_, 1);
    connect(sizes_, &Segments::chosen, this, [this](int size) {
        state_.byMacs = size == 1;
        showScatter();
    });
    connect(scatter_, &RunScatter::chosen, this, &RunsPage::chooseRun);
    connect(parallel_, &ParallelView::chosen, this, &RunsPage::chooseRun);
    connect(parallel_, &ParallelView::brushChanged, this, &RunsPage::takeBrush);
    return side;
}

void RunsPage::connectSessions() {
    const Document& document = run_.document();
    for (const auto signal : {&Document::pastRunsChanged, &Document::modelChanged, &Document::settingsChanged})
        connect(&document, signal, this, &RunsPage::refresh);
    connect(&run_.session(), &TrainingSession::pointsArrived, this, [this](const CurvePoints& points) {
        if (!points.epochs.empty()) refresh();
    });
    connect(&run_.session(), &TrainingSession::stateChanged, this, &RunsPage::refresh);
    connect(&run_, &RunController::trainingBlockerChanged, this, &RunsPage::showPosition);
    connect(&model_, &RunsModel::renamed, this, [this](int run, const QString& name) {
        const bool isUsual = name == usualTitleOfRun(run_.document(), run, run_.rateByHand());
        run_.document().renameRun(run, isUsual ? std::string() : name.toStdString());
    });
    connect(&model_, &RunsModel::noted, this,
            [this](int run, const QString& note) { run_.document().noteRun(run, note.toStdString()); });
    connect(&sweep_, &SweepSession::changed, this, &RunsPage::refresh);
    connect(&sweep_, &SweepSession::moved, this, &RunsPage::showPosition);
    connect(&sweep_, &SweepSession::failed, this, [this](const Error& error) { Q_EMIT notified(errorText(error)); });
    connect(&sweep_, &SweepSession::ended, this, [this](bool whole) {
        Q_EMIT notified(whole ? tr("The sweep has ended.")
                              : tr("The sweep has stopped. “Sweep…” and “Start” go on with it."));
    });
    connect(&twin_, &TwinRun::changed, this, &RunsPage::showPosition);
    connect(&twin_, &TwinRun::failed, this, &RunsPage::notified);
    connect(&twin_, &TwinRun::finished, this, [this](const QString& sentence) {
        Q_EMIT notified(sentence);
        Q_EMIT curvesRequested();
    });
    connect(&Theme::instance(), &Theme::changed, this, &RunsPage::showPosition);
}

RunsState RunsPage::state() const { return state_; }

void RunsPage::setState(const RunsState& state) {
    state_ = state;
    sizes_->setCurrent(state.byMacs ? 1 : 0);
    if (!sweep_.isRunning()) sweep_.open(state.sweepFolder);
    refresh();
}

void RunsPage::setShown(bool shown) {
    state_.shown = shown;
    if (shown) refresh();
}

void RunsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeParts();
}

/// The scatter stands beside the table where there is room, else under it, beside the sweep's lines.
void RunsPage::placeParts() {
    const bool wide = width() >= Theme::instance().ipx(wideRunsPage);
    const bool lines = parallel_->isVisibleTo(this);
    for (QWidget* part : {tablePanel_, static_cast<QWidget*>(parallel_), side_}) parts_->removeWidget(part);
    parts_->addWidget(tablePanel_, 0, 0, wide && !lines ? 2 : 1, wide ? 1 : 2);
    if (lines) parts_->addWidget(parallel_, 1, 0);
    if (wide)
        parts_->addWidget(side_, 0, 1, 2, 1);
    else
        parts_->addWidget(side_, 1, lines ? 1 : 0, 1, lines ? 1 : 2);
    parts_->setColumnStretch(0, 3);
    parts_->setColumnStretch(1, wide ? 0 : 2);
    const int sideWidth = Theme::instance().ipx(scatterWidth);
    side_->setMinimumWidth(wide ? sideWidth : 0);
    side_->setMaximumWidth(wide ? sideWidth : QWIDGETSIZE_MAX);
}

std::vector<ShownRun> RunsPage::shownRuns() const {
    const Document& document = run_.document();
    std::optional<LiveRun> live;
    TrainingOptions options = run_.session().setup().options;
    options.learningRate = run_.session().rateByHand();
    if (run_.session().isActive()) live.emplace(LiveRun{run_.session().history(), options});
    std::vector<RunSummary> runs = runsOf(document, live);
    std::vector<QString> titles;
    for (const RunSummary& run : runs) titles.push_back(titleOfRun(document, run.number, run_.rateByHand()));
    const std::size_t own = runs.size();
    for (const RunSummary& run : sweep_.runs()) {
        titles.push_back(tr("Sweep: %1").arg(sweepRunTitle(run)));
        runs.push_back(run);
    }
    if (runs.empty()) return {};
    const auto idOf = [&](std::size_t place) { return place < own ? runs[place].number : -runs[place].number; };
    const int wanted = state_.reference != 0 ? state_.reference : document.runNumber();
    std::size_t reference = own > 0 ? own - 1 : 0;
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (idOf(i) == wanted) reference = i;
    std::vector<RunTableRow> rows = tableOf(runs, titles, &runs[reference]);
    std::vector<ShownRun> shown;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QString file;
        if (i >= own) {
            const auto& outcomes = sweep_.record()->outcomes;
            const auto outcome = std::ranges::lower_bound(outcomes, runs[i].number, {}, &SweepOutcome::number);
            if (outcome != outcomes.end() && !outcome->file.empty())
                file = QString::fromStdString(sweep_.folder() + '/' + outcome->file);
        }
        shown.push_back(
            {idOf(i), i < own && runs[i].number == document.runNumber(), i == reference, file, std::move(rows[i])});
    }
    return shown;
}

void RunsPage::refresh() {
    if (!state_.shown) return;  // what nobody sees costs nothing
    // Other figures would write over what is being typed: they come once it is written.
    if (!table_->isEditing()) showTable();
    caption_->setText(
        model_.runs().empty()
            ? tr("No run has gone a step yet. Play trains one; it joins the table, and stays when another begins.")
            : tr("Accuracy on the images that each run holds back; the interval is that of one run, seeds spread further. "
                 "F2 writes a name or a note."));
    showScatter();
    showSweep();
    showPosition();
}

/// The row that was chosen still is, also where rows are added.
void RunsPage::showTable() {
    const auto chosen = table_->currentId();
    model_.setRuns(shownRuns());
    if (chosen) table_->setCurrentId(*chosen);
}

void RunsPage::showScatter() {
    std::vector<RunScatter::Point> points;
    for (const ShownRun& shown : model_.runs()) {
        const RunSummary& run = shown.row.run;
        const auto& cost = state_.byMacs ? run.macs : run.parameters;
        if (run.images == 0 || cost.value_or(0) <= 0) continue;
        const Interval interval = wilsonInterval(run.right, run.images);
        points.push_back({shown.id, QString::fromStdString(shown.row.title), double(*cost), run.accuracy(),
                          interval.low, interval.high, shown.isPresent});
    }
    scatter_->setPoints(std::move(points), state_.byMacs ? tr("multiply–adds for one image") : tr("parameters"));
    scatter_->setCurrent(table_->currentId());
}

void RunsPage::showSweep() {
    parallel_->setVisible(sweep_.record().has_value());
    placeParts();
    if (!sweep_.record()) {
        table_->setAllowed(std::nullopt);
        return;
    }
    const SweepRecord& record = *sweep_.record();
    auto [axes, lines] = sweepLines(record);
    if (std::exchange(shownSweep_, sweep_.folder()) != sweep_.folder()) parallel_->letGo();
    parallel_->setCaption(QString::fromStdString(sweepText(record.statement.sweep)));
    parallel_->setRuns(std::move(axes), std::move(lines));
    parallel_->setCurrent(table_->currentId());
    takeBrush();
}

void RunsPage::takeBrush() {
    table_->setAllowed(parallel_->hasBrush() ? std::optional(parallel_->brushed()) : std::nullopt);
}

void RunsPage::showPosition() {
    const bool running = sweep_.isRunning(), twins = twin_.isRunning();
    sweepRow_->setVisible(sweep_.record().has_value() || twins);
    progress_->setVisible(running && !twins);
    stop_->setVisible(running || twins);
    stop_->setEnabled(twins || !sweep_.isStopping());
    close_->setVisible(!running && !twins);
    const bool blocked = !run_.trainingBlocker().isEmpty();
    sweepButton_->setEnabled(!running && !twins && !blocked);
    twinButton_->setEnabled(!running && !twins && !blocked);
    if (twins) return sweepText_->setText(twin_.title());
    if (!sweep_.record()) return;
    const auto total = runCount(sweep_.record()->statement.sweep);
    const auto done = qint64(sweep_.record()->outcomes.size());
    const SweepPosition& at = sweep_.position();
    progress_->setRange(0, 1000);
    const double part = at.lastStep > 0 && running ? double(at.step) / double(at.lastStep) : 0;
    progress_->setValue(int(1000 * (double(done) + std::min(part, done < total ? 1.0 : 0.0)) / double(total)));
    sweepText_->setText(running ? sweep_.isStopping() ? tr("The sweep stops after this step…")
                                                      : tr("Sweep: run %1 of %2, step %3 of %4")
                                                            .arg(at.run)
                                                            .arg(total)
                                                            .arg(groupedNumber(at.step), groupedNumber(at.lastStep))
                                : tr("Sweep: %1 of %2 runs have ended").arg(done).arg(total));
}

void RunsPage::fillTwinMenu() {
    QMenu& menu = *twinButton_->menu();
    menu.clear();
    const Document& document = run_.document();
    for (const TwinSwitch change : twinSwitches(document.spec(), document.settings().options))
        menu.addAction(tr("Twin with %1").arg(twinSwitchTitle(change)), this, [this, change] {
            twin_.start(change);
            if (twin_.isRunning()) Q_EMIT curvesRequested();
        });
}

void RunsPage::compareWith() {
    const auto id = table_->currentId();
    if (!id) return;
    state_.reference =
        state_.reference == *id || (state_.reference == 0 && *id == run_.document().runNumber()) ? 0 : *id;
    refresh();
}

void RunsPage::chooseRun(int id) {
    table_->setCurrentId(id);
    scatter_->setCurrent(id);
    parallel_->setCurrent(id);
}

void RunsPage::openRun(int id) {
    const auto found = std::ranges::find(model_.runs(), id, &ShownRun::id);
    if (found != model_.runs().end() && !found->file.isEmpty()) Q_EMIT openRequested(found->file);
}

void RunsPage::beginSweep() {
    auto* dialog = new SweepDialog(run_, sweep_, this);
    connect(dialog, &QDialog::accepted, this, [this] { state_.sweepFolder = sweep_.folder(); });
    dialog->open();
}

/// One that another project began, which went on while this one was opened, makes room for this one's own.
void RunsPage::closeSweep() {
    if (sweep_.folder() == state_.sweepFolder) state_.sweepFolder.clear();
    sweep_.open(state_.sweepFolder);
}

}  // namespace fovea
