// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/transport_bar.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <initializer_list>

#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/stop_text.h"
#include "app/workspaces/runs_panel.h"
#include "app/workspaces/themed_icon.h"
#include "widgets/charts/epoch_timeline.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

TransportBar::TransportBar(RunController& run, QWidget* parent)
    : QWidget(parent),
      run_(run),
      rewind_(new QToolButton(this)),
      play_(new QPushButton(this)),
      step_(new QPushButton(this)),
      stop_(new QToolButton(this)),
      epoch_(new QLabel(this)),
      batch_(new QLabel(this)),
      timeline_(new EpochTimeline(this)),
      history_(new QToolButton(this)),
      runs_(new RunsPanel(run, this)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    rewind_->setToolTip(tr("Back to the initial weights (Home)"));
    rewind_->setAccessibleName(tr("Rewind"));
    rewind_->setObjectName(QStringLiteral("rewind"));
    setThemedIcon(rewind_, QStringLiteral("rewind"), IconColor::Text, 18);
    play_->setProperty("role", QStringLiteral("primary"));
    play_->setObjectName(QStringLiteral("play"));
    setScaledHeight(play_, 40);
    play_->setMinimumWidth(112);
    step_->setText(QLatin1Char(' ') + tr("Step"));
    step_->setObjectName(QStringLiteral("step"));
    setScaledHeight(step_, 40);
    setThemedIcon(step_, QStringLiteral("step"));
    stop_->setObjectName(QStringLiteral("stop"));
    stop_->setToolTip(tr("End the run and keep what it has learned; Play goes on from there"));
    stop_->setAccessibleName(tr("Stop"));
    setThemedIcon(stop_, QStringLiteral("stop"), IconColor::Text, 18);
    timeline_->setObjectName(QStringLiteral("timeline"));
    history_->setObjectName(QStringLiteral("runs"));
    history_->setToolTip(tr("Runs and kept epochs: go back to one, compare them"));
    history_->setAccessibleName(tr("Runs and kept epochs"));
    setThemedIcon(history_, QStringLiteral("history"), IconColor::Text, 18);
    // A click leaves the focus where it is: a button that can't be pressed for a moment would hand it to its neighbour,
    // and the next Space press that.
    for (QAbstractButton* button : std::initializer_list<QAbstractButton*>{rewind_, play_, step_, stop_})
        button->setFocusPolicy(Qt::TabFocus);
    epoch_->setObjectName(QStringLiteral("epoch"));
    batch_->setProperty("role", QStringLiteral("caption"));

    auto* position = new QVBoxLayout;
    position->setSpacing(0);
    position->addStretch();
    position->addWidget(epoch_);
    position->addWidget(batch_);
    position->addStretch();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    row->addWidget(rewind_);
    row->addWidget(play_);
    row->addWidget(step_);
    row->addWidget(stop_);
    row->addSpacing(12);
    row->addLayout(position);
    row->addSpacing(12);
    row->addWidget(timeline_, 1);
    row->addWidget(history_);

    connect(rewind_, &QToolButton::clicked, &run_, &RunController::rewind);
    connect(play_, &QPushButton::clicked, &run_, &RunController::togglePlay);
    connect(step_, &QPushButton::clicked, &run_, &RunController::stepOnce);
    connect(stop_, &QToolButton::clicked, &run_, &RunController::stop);
    connect(history_, &QToolButton::clicked, this, [this] { runs_->openUnder(history_); });
    connect(timeline_, &EpochTimeline::keptClicked, this, [this](qint64 epoch) { runs_->openUnder(history_, epoch); });
    connect(&run_.document(), &Document::pastRunsChanged, this, &TransportBar::refresh);
    connect(&run_.session(), &TrainingSession::evaluating, this, &TransportBar::showEvaluating);
    connect(&run_, &RunController::trainingBlockerChanged, this, &TransportBar::refresh);
    connect(&run_, &RunController::openingChanged, this, &TransportBar::refresh);
    connect(&run_, &RunController::dataChanged, this, &TransportBar::refresh);
    connect(&run_.session(), &TrainingSession::stateChanged, this, &TransportBar::refresh);
    connect(&run_.session(), &TrainingSession::pointsArrived, this, &TransportBar::refreshPosition);
    connect(&run_.session(), &TrainingSession::rewound, this, &TransportBar::refresh);
    connect(&run_.document(), &Document::settingsChanged, this, &TransportBar::refresh);
    connect(&run_.document(), &Document::modelChanged, this, &TransportBar::refresh);
    refresh();
}

void TransportBar::setTight(bool tight) {
    for (QWidget* widget : std::initializer_list<QWidget*>{rewind_, stop_, batch_}) widget->setVisible(!tight);
}

void TransportBar::addAtRight(QWidget* widget) { layout()->addWidget(widget); }

void TransportBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const ThemeColors& colors = Theme::instance().colors();
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.hairline);
}

void TransportBar::refresh() {
    const TrainingSession& session = run_.session();
    const TrainingSession::State state = session.state();
    const bool running = state == TrainingSession::State::Running;
    const bool waiting = state == TrainingSession::State::Preparing || state == TrainingSession::State::Pausing;
    const bool blocked = !run_.trainingBlocker().isEmpty();
    const RunPosition position = positionOf(run_);
    const bool finished = !running && !waiting && position.isFinished();
    play_->setText(QLatin1Char(' ') + (running ? tr("Pause") : waiting ? tr("One moment…") : tr("Play")));
    play_->setEnabled(running || (!waiting && !blocked && !finished));
    QString why = running ? tr("Pause (Space)") : tr("Train (Space)");
    if (blocked) {
        why = run_.trainingBlocker();
    } else if (finished && position.rule) {
        why = stopSentence(*position.rule) + u' ' + tr("Change the rule to go on, or rewind.");
    } else if (finished && position.planned == 0) {
        why = tr("No epochs are set. Raise their number to train.");
    } else if (finished) {
        why = tr("All epochs are done. Raise their number to go on, or rewind.");
    }
    play_->setToolTip(why);
    step_->setToolTip(blocked || finished ? why : tr("Train one batch, then pause (.)"));
    setThemedIcon(play_, running ? QStringLiteral("pause") : QStringLiteral("play"), IconColor::OnAccent);
    step_->setEnabled(!running && !waiting && !blocked && !finished);
    stop_->setEnabled(state != TrainingSession::State::Empty);
    rewind_->setEnabled(state != TrainingSession::State::Preparing && run_.settingsLocked());
    refreshPosition();
}

void TransportBar::showEvaluating(qint64 done, qint64 total) {
    batch_->setText(tr("validating %1 of %2").arg(groupedNumber(done), groupedNumber(total)));
}

void TransportBar::refreshPosition() {
    const RunPosition position = positionOf(run_);
    timeline_->setEpochs(std::max(position.planned, 1));
    timeline_->setProgress(position.epochsDone());
    refreshKept();
    if (position.perEpoch <= 0) {
        epoch_->setText(tr("<b>%1</b> epochs").arg(position.planned));
        batch_->setText(position.step > 0 ? tr("%1 batches done").arg(groupedNumber(position.step))
                                          : tr("not started"));
        return;
    }
    epoch_->setText(tr("Epoch <b>%1</b> of %2").arg(position.epoch()).arg(position.epochs()));
    batch_->setText(tr("batch %1 of %2").arg(groupedNumber(position.batch()), groupedNumber(position.perEpoch)));
}

/// What the document knows to be kept, and the epochs since then: the newest always is.
void TransportBar::refreshKept() {
    std::vector<std::int64_t> kept;
    const auto& checkpoint = run_.document().trained().checkpoint;
    if (checkpoint)
        for (const auto& state : checkpoint->kept) kept.push_back(state->epoch);
    if (run_.session().state() != TrainingSession::State::Empty) {
        const std::int64_t known = checkpoint ? checkpoint->step : 0;
        for (const EpochReport& report : run_.session().history().epochs)
            if (report.step > known) kept.push_back(report.epoch);
    }
    if (kept != timeline_->kept()) timeline_->setKept(std::move(kept));
    history_->setEnabled(!timeline_->kept().empty() || !run_.document().pastRuns().empty());
}

}  // namespace fovea
