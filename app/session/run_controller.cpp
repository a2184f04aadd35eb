// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run_controller.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "app/commands/change_settings.h"
#include "app/error_text.h"
#include "app/locations.h"
#include "app/problem_text.h"
#include "app/session/run_position.h"
#include "core/memory.h"
#include "core/network/network_plan.h"
#include "core/training/layer_training.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr std::chrono::seconds memoryInterval{2};

}  // namespace

RunController::RunController(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document_, &Document::aboutToBeReplaced, this, [this] {
        gestures_.end();
        forgetResults();
        dataset_.stopTrying();
        dropRun(After::Nothing);
    });
    connect(&document_, &Document::networkChanged, this, &RunController::onNetworkChanged);
    connect(&document_, &Document::settingsChanged, this, &RunController::onSettingsChanged);
    connect(&document_, &Document::modelChanged, this, [this] {
        forgetModel();
        Q_EMIT modelChanged();
    });
    // What it reached meanwhile is kept as its run's.
    connect(&document_, &Document::aboutToExchangeWeights, this, [this] {
        if (session_.state() != TrainingSession::State::Empty) dropRun();
    });
    connect(&session_, &TrainingSession::checkpointReady, this, &RunController::onCheckpoint);
    connect(&session_, &TrainingSession::checkpointMissing, this, &RunController::endWaiting);
    connect(&session_, &TrainingSession::prepared, this, &RunController::modelChanged);
    connect(&session_, &TrainingSession::snapshotArrived, this, &RunController::modelChanged);
    connect(&session_, &TrainingSession::stateChanged, this, &RunController::updateTrainingBlocker);
    connect(&session_, &TrainingSession::rateReduced, this, &RunController::takeReducedRate);
    connect(&session_, &TrainingSession::failed, this, [this](const Error& error) {
        const bool ranAway = error.code == ErrorCode::Diverged;
        Q_EMIT failed(ranAway ? tr("Training diverged and was stopped. Train says where.") : errorText(error));
        if (ranAway) Q_EMIT diverged(errorText(error));
    });
    connect(&test_, &ModelEvaluation::failed, this, [this](const Error& error) { Q_EMIT failed(errorText(error)); });
    connect(&test_, &ModelEvaluation::finished, this, [this](const Evaluation& evaluation) {
        const TriedWeights& weights = test_.results()->weights;
        document_.noteTestOpening({weights.run, weights.step, evaluation.count, evaluation.accuracy});
        Q_EMIT notified(tr("%1 % of the %2 test images are classified right.")
                            .arg(decimalNumber(100 * evaluation.accuracy, 1), groupedNumber(evaluation.count)));
    });
    connect(&validation_, &ModelEvaluation::failed, this,
            [this](const Error& error) { Q_EMIT failed(errorText(error)); });
    connectDataset();
    memoryTimer_.setSingleShot(true);
    memoryTimer_.setInterval(memoryInterval);
    connect(&memoryTimer_, &QTimer::timeout, this, &RunController::updateTrainingBlocker);
    onSettingsChanged();
    updateTrainingBlocker();
}

RunController::~RunController() = default;

bool RunController::settingsLocked() const {
    if (session_.state() != TrainingSession::State::Empty) return session_.isActive() || session_.step() > 0;
    return document_.trained().checkpoint != nullptr && document_.trained().checkpoint->step > 0;
}

bool RunController::startsFromWeights() const {
    const auto& weights = document_.trained().weights;
    return weights && weights->layout && document_.isSound() && *weights->layout == *parameterLayout(document_.spec());
}

void RunController::whenDocumentIsFresh(std::function<void()> then) {
    if (!session_.isActive()) {
        then();
        return;
    }
    waitingForFresh_.push_back(std::move(then));
    session_.requestCheckpoint();
}

void RunController::play() {
    if (isWaitingForData(WhenOpen::Play)) return;
    if (!findTrainingBlocker().isEmpty() || positionOf(*this).isFinished()) return;
    if (runFits()) {
        session_.play();
    } else {
        prepareRun(true);
    }
}

void RunController::pause() {
    whenOpen_ = WhenOpen::Nothing;
    session_.pause();
}

void RunController::togglePlay() {
    if (session_.state() == TrainingSession::State::Running || whenOpen_ == WhenOpen::Play) {
        pause();
    } else {
        play();
    }
}

void RunController::stepOnce() {
    if (isWaitingForData(WhenOpen::Step)) return;
    if (!findTrainingBlocker().isEmpty() || positionOf(*this).isFinished()) return;
    if (!runFits()) prepareRun(false);
    session_.stepOnce();
}

void RunController::rewind() {
    if (const QString blocker = rewindBlocker(); !blocker.isEmpty()) {
        Q_EMIT failed(blocker);
        return;
    }
    whenOpen_ = WhenOpen::Nothing;
    session_.pause();
    whenDocumentIsFresh([this] { toInitialWeights(); });
}

void RunController::stop() {
    whenOpen_ = WhenOpen::Nothing;
    if (session_.isActive()) {
        closeWhenPaused_ = true;
        session_.pause();
    } else {
        dropRun();
    }
}

void RunController::setLearningRate(float rate) {
    TrainingOptions options = document_.settings().options;
    options.learningRate = rate;
    setOptions(options, tr("Learning rate"), QStringLiteral("learningRate"));
}

/// A step of undo of its own, which merges with no gesture.
void RunController::takeReducedRate(float rate) {
    RunSettings settings = document_.settings();
    settings.options.learningRate = rate;
    if (settings != document_.settings())
        document_.undoStack().push(new ChangeSettings(document_, std::move(settings), tr("Rate reduced on a plateau")));
}

void RunController::setWeightDecay(float decay) {
    TrainingOptions options = document_.settings().options;
    options.weightDecay = decay;
    setOptions(options, tr("Weight decay"), QStringLiteral("weightDecay"));
}

void RunController::setEpochs(int epochs) {
    TrainingOptions options = document_.settings().options;
    options.epochs = epochs;
    setOptions(options, tr("Epochs"), QStringLiteral("epochs"));
}

void RunController::setOptions(const TrainingOptions& options, const QString& text, const QString& key) {
    RunSettings settings = document_.settings();
    settings.options = options;
    if (settings == document_.settings()) return;
    document_.undoStack().push(
        new ChangeSettings(document_, std::move(settings), text, MergeKey{.field = key, .gesture = gestures_.of(key)}));
}

void RunController::prepareRun(bool thenPlay) {
    TrainingSetup setup;
    setup.spec = document_.spec();
    setup.options = document_.settings().options;
    setup.data = *data();
    setup.validationCount = defaultValidationCount(*data());
    setup.priority = Workers::Priority::Background;
    setup.keepBudget = keepBudget_;

    const auto checkpoint = document_.trained().checkpoint;
    const bool resumable = checkpoint && checkpoint->step > 0 && isSameData(checkpoint->dataset, data()->name) &&
                           hasSameImages(*checkpoint, *data()) &&
                           sameFixedOptions(checkpoint->options, setup.options) &&
                           computesTheSame(checkpoint->spec, setup.spec);
    if (resumable) {
        setup.resume = checkpoint;
        setup.validationCount = checkpoint->validationCount;
        setup.options = checkpoint->options;
        setup.options.epochs = document_.settings().options.epochs;
        setup.options.stop = document_.settings().options.stop;
        // Of the data's images that are trained on, unless the run began with another's weights.
        setup.startPreprocessing = document_.trained().preprocessing;
    } else {
        if (imagesHaveChanged())
            Q_EMIT notified(tr("The training images have changed: a new run begins, with the weights that there are."));
        setup.startWeights = document_.trained().weights;
        // Frozen layers go on seeing pictures as they learned to.
        if (freezesAny(setup.options.layers, setup.spec) || document_.trained().statedInput)
            setup.startPreprocessing = document_.trained().preprocessing;
        if (checkpoint && checkpoint->step > 0) document_.leaveRunKeepingWeights();
    }
    runRevision_ = document_.revision();
    runSpec_ = document_.spec();
    session_.prepare(std::move(setup), runRevision_, thenPlay);
    if (resumable) session_.changeOptions(changedValues(session_.setup().options, document_.settings().options));
}

/// What is played is what is shown, also where it was changed while a run was being prepared.
void RunController::prepareAgain() {
    const bool step = session_.willStep();
    prepareRun(session_.willPlay());
    if (step) session_.stepOnce();
}

bool RunController::runFits() const {
    if (session_.state() == TrainingSession::State::Empty || data() == nullptr) return false;
    const TrainingSetup& setup = session_.setup();
    return runSpec_ == document_.spec() && setup.data.training == data()->training &&
           sameFixedOptions(setup.options, document_.settings().options);
}

void RunController::onNetworkChanged() {
    forgetModel();
    forgetResults();
    if (session_.state() != TrainingSession::State::Empty && runSpec_ != document_.spec()) {
        const bool wasRunning = session_.isActive();
        dropRun();
        if (wasRunning) {
            Q_EMIT notified(
                tr("Training has stopped, since the network has changed. Play trains the new one from the "
                   "weights that still fit."));
        }
    }
    updateTrainingBlocker();
    Q_EMIT modelChanged();
}

void RunController::onSettingsChanged() {
    const RunSettings& settings = document_.settings();
    if (QString::fromStdString(settings.dataset) != dataset_.name()) openData();
    // Another seed holds other images back, and makes other initial weights.
    if (std::exchange(triedSeed_, settings.options.seed) != settings.options.seed) forgetResults();
    if (std::exchange(triedInitialisation_, settings.options.initialisation) != settings.options.initialisation) {
        forgetModel();
        forgetResults();
        // A run that was rewound shows the weights that it began with.
        if (session_.state() == TrainingSession::State::Paused && session_.step() == 0) dropRun();
        Q_EMIT modelChanged();
    }
    if (session_.state() != TrainingSession::State::Empty) {
        if (session_.state() == TrainingSession::State::Preparing && !runFits()) {
            prepareAgain();
        } else if (sameFixedOptions(session_.setup().options, settings.options)) {
            session_.changeOptions(changedValues(session_.setup().options, settings.options));
        }
        session_.setEpochs(settings.options.epochs);
        session_.setStopRules(settings.options.stop);
    }
    updateTrainingBlocker();
}

void RunController::onCheckpoint(const std::shared_ptr<const Checkpoint>& checkpoint) {
    if (runSpec_ == document_.spec()) {
        if (checkpoint->step > 0) {
            document_.setTrained(checkpoint, session_.run().preprocessing, session_.run().classNames);
        } else {
            document_.clearTrained();
        }
    }
    endWaiting();
}

/// Whoever waits for the run's newest state gets what the document holds by now.
void RunController::endWaiting() {
    if (closeWhenPaused_ && !session_.isActive()) dropRun();
    for (const auto& then : std::exchange(waitingForFresh_, {})) then();
}

void RunController::dropRun(After after) {
    closeWhenPaused_ = false;
    const bool hadModel = session_.snapshot() != nullptr;
    TrainingSession::LastWords last;
    if (after == After::KeepIt) {
        PastRun run{document_.runNumber(), nullptr, session_.run().preprocessing, session_.run().classNames};
        last = [this, run, contents = document_.saveMark().contents](std::shared_ptr<const Checkpoint> end) mutable {
            if (document_.saveMark().contents != contents || end->step == 0) return;
            run.end = std::move(end);
            document_.takeEndOfRun(std::move(run), session_.state() == TrainingSession::State::Empty);
        };
    }
    session_.close(std::move(last));
    if (hadModel) Q_EMIT modelChanged();
    // Whoever waits for the run's last state gets what the document holds.
    for (const auto& then : std::exchange(waitingForFresh_, {})) then();
}

}  // namespace fovea
