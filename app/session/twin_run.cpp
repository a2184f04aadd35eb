// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/twin_run.h"

#include <QCoreApplication>
#include <QUndoStack>
#include <utility>
#include <vector>

#include "app/commands/change_settings.h"
#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/evaluation_text.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/session/run_rows.h"
#include "core/training/layer_training.h"

namespace fovea {

QString twinSwitchTitle(TwinSwitch change) {
    switch (change) {
        case TwinSwitch::RateTimesTen: return TwinRun::tr("learning rate × 10");
        case TwinSwitch::RateByTen: return TwinRun::tr("learning rate ÷ 10");
        case TwinSwitch::Adam: return TwinRun::tr("Adam, at the same learning rate");
        case TwinSwitch::Sgd: return TwinRun::tr("SGD with momentum 0.9, at the same learning rate");
        case TwinSwitch::NoMomentum: return TwinRun::tr("no momentum");
        case TwinSwitch::NoDecay: return TwinRun::tr("no weight decay");
        case TwinSwitch::Decay: return TwinRun::tr("weight decay 0.0005");
        case TwinSwitch::BatchTimesFour: return TwinRun::tr("batch × 4");
        case TwinSwitch::BatchByFour: return TwinRun::tr("batch ÷ 4");
        case TwinSwitch::NoAugmentation: return TwinRun::tr("no augmentation");
        case TwinSwitch::Flip: return TwinRun::tr("pictures mirrored half of the time");
        case TwinSwitch::NoBatchNorm: return TwinRun::tr("no batch norm (layers without a bias stay so)");
        case TwinSwitch::OtherSeed: return TwinRun::tr("another seed: how much is chance");
    }
    return {};
}

TwinRun::TwinRun(RunController& run, QObject* parent) : QObject(parent), run_(run) {
    const Document& document = run_.document();
    // Queued: the document takes what was reached once the session has told of it.
    connect(&run_.session(), &TrainingSession::stateChanged, this, &TwinRun::proceed, Qt::QueuedConnection);
    connect(&run_.session(), &TrainingSession::failed, this, &TwinRun::end);
    connect(&document, &Document::aboutToBeReplaced, this, &TwinRun::end);
    connect(&document, &Document::settingsChanged, this, &TwinRun::endIfOther);
    connect(&document, &Document::networkChanged, this, &TwinRun::endIfOther);
    // Why it is not there the controller tells. Queued: data that could be opened is there by then.
    connect(
        &run_, &RunController::openingChanged, this,
        [this] {
            if (!run_.isOpeningData() && run_.data() == nullptr && !run_.session().isActive()) end();
        },
        Qt::QueuedConnection);
    // A run that is rewound is no twin.
    connect(&run_.session(), &TrainingSession::rewound, this, [this] {
        if (!changing_) end();
    });
}

QString TwinRun::title() const {
    if (!isRunning()) return {};
    return state_ == State::First ? tr("Twin runs: 1 of 2, as it is set")
                                  : tr("Twin runs: 2 of 2, %1").arg(twinSwitchTitle(change_));
}

void TwinRun::start(TwinSwitch change) {
    if (isRunning() || !run_.trainingBlocker().isEmpty()) return;
    const Document& document = run_.document();
    if (freezesAny(document.settings().options.layers, document.spec())) {
        Q_EMIT failed(
            tr("Twin runs begin at initial weights, and frozen layers would keep those. Unfreeze them first."));
        return;
    }
    change_ = change;
    plain_ = {document.spec(), document.settings().options};
    state_ = State::First;
    go();
    if (isRunning()) Q_EMIT changed();
}

/// From the initial weights, in a run that is prepared anew.
void TwinRun::go() {
    waiting_ = run_.session().isActive();
    if (waiting_) return run_.pause();
    changing_ = true;
    run_.stop();  // first: a session that rewinds tells of it later, when that would be taken for somebody else's
    run_.rewind();
    if (state_ == State::Second) throwSwitch();
    if (state_ == State::First) {
        firstRun_ = run_.document().runNumber();
        plain_.options = run_.document().settings().options;  // rewinding may have taken reductions of the rate back
    }
    run_.play();
    changing_ = false;
    const bool isPreparing = run_.session().state() == TrainingSession::State::Preparing;
    if (isPreparing || run_.session().isActive() || run_.isOpeningData()) return;
    const QString why = run_.trainingBlocker();
    end();
    Q_EMIT failed(why.isEmpty() ? tr("The twin run can't start. What was trained before it stays.") : why);
}

void TwinRun::throwSwitch() {
    Document& document = run_.document();
    const Twin twin = twinOf(change_, plain_.spec, plain_.options);
    const QString text = tr("Twin run: %1").arg(twinSwitchTitle(change_));
    std::vector<Command> commands;
    // Whatever stays keeps its id: by that its initial weights are drawn.
    Selection gone;
    for (const Node& node : document.spec().nodes)
        if (twin.spec.find(node.id) == nullptr) gone.nodes.insert(node.id);
    if (!gone.empty()) commands.push_back(removeSelection(document, gone, text));
    if (twin.options != document.settings().options) {
        RunSettings settings = document.settings();
        settings.options = twin.options;
        commands.push_back(std::make_unique<ChangeSettings>(document, std::move(settings), text));
    }
    if (auto command = together(std::move(commands), text)) document.undoStack().push(command.release());
}

void TwinRun::proceed() {
    if (!isRunning() || run_.session().isActive()) return;
    if (std::exchange(waiting_, false)) return go();
    if (!run_.session().isFinished()) return;
    if (state_ == State::First) {
        state_ = State::Second;
        go();
        if (isRunning()) Q_EMIT changed();
        return;
    }
    const QString sentence = outcome();
    end();
    Q_EMIT finished(sentence);
}

QString TwinRun::outcome() const {
    const Document& document = run_.document();
    const PastRun* first = document.pastRun(firstRun_);
    const auto& second = document.trained().checkpoint;
    if (first == nullptr || !second) return {};
    const RunSummary before = summaryOf(*first->end), after = summaryOf(*second);
    if (before.images == 0 || after.images == 0)
        return tr("Both twin runs have ended; their curves stand on one chart.");
    return tr("Twin runs: %1 as it was, %2 with %3, on the images that are held back. One seed each: repeat before "
              "you believe a small difference.")
        .arg(accuracyText(before), accuracyText(after), twinSwitchTitle(change_));
}

void TwinRun::endIfOther() {
    if (!isRunning() || changing_) return;
    const Document& document = run_.document();
    Twin twin = state_ == State::First ? plain_ : twinOf(change_, plain_.spec, plain_.options);
    const bool setsItsRate = run_.rateByHand().value_or(twin.options.learningRate) == twin.options.learningRate;
    // Its own plateaus may reduce it.
    if (twin.options.plateau.isOn()) twin.options.learningRate = document.settings().options.learningRate;
    const bool isIts =
        setsItsRate && computesTheSame(document.spec(), twin.spec) && document.settings().options == twin.options;
    if (!isIts) end();
}

void TwinRun::stop() {
    if (!isRunning()) return;
    end();
    run_.pause();
}

void TwinRun::end() {
    if (!isRunning()) return;
    state_ = State::Idle;
    waiting_ = false;
    Q_EMIT changed();
}

}  // namespace fovea
