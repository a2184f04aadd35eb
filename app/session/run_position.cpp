// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run_position.h"

#include <algorithm>

#include "app/session/run_controller.h"
#include "app/training_setup.h"

namespace fovea {

std::int64_t RunPosition::epoch() const {
    if (perEpoch <= 0) return 1;
    return step > 0 && step % perEpoch == 0 ? step / perEpoch : step / perEpoch + 1;
}

std::int64_t RunPosition::batch() const {
    if (perEpoch <= 0) return step;
    return step > 0 && step % perEpoch == 0 ? perEpoch : step % perEpoch;
}

std::int64_t RunPosition::epochs() const { return std::max<std::int64_t>(planned, epoch()); }

namespace {

RunPosition reachedBy(const RunController& run) {
    RunPosition position;
    const TrainingSession& session = run.session();
    const TrainingOptions& options = run.document().settings().options;
    position.planned = options.epochs;
    if (session.state() != TrainingSession::State::Empty) {
        position.step = session.step();
        position.perEpoch = session.run().stepsPerEpoch;
        position.averaging = session.setup().options.averaging;
        if (!session.isActive()) position.rule = stopOf(options.stop, session.history());
        return position;
    }
    const auto& checkpoint = run.document().trained().checkpoint;
    if (!checkpoint) return position;
    position.step = checkpoint->step;
    position.averaging = checkpoint->options.averaging;
    position.rule = stopOf(options.stop, checkpoint->history);
    if (!checkpoint->history.epochs.empty()) {
        const EpochReport& last = checkpoint->history.epochs.back();
        if (last.epoch > 0) position.perEpoch = last.step / last.epoch;
    } else if (run.data() != nullptr && run.data()->name == checkpoint->dataset && checkpoint->options.batch > 0) {
        // Not one epoch yet: by the images that there are.
        const std::int64_t images = trainedImages(*run.data(), checkpoint->validationCount);
        position.perEpoch = (images + checkpoint->options.batch - 1) / checkpoint->options.batch;
    }
    return position;
}

}  // namespace

RunPosition positionOf(const RunController& run) {
    RunPosition position = reachedBy(run);
    if (position.perEpoch > 0 && position.step >= position.perEpoch * position.planned) position.rule.reset();
    return position;
}

const History& historyOf(const RunController& run) {
    static const History none;
    const auto& checkpoint = run.document().trained().checkpoint;
    if (run.session().state() != TrainingSession::State::Empty) return run.session().history();
    return checkpoint ? checkpoint->history : none;
}

void onOtherHistory(RunController& run, QObject* receiver, const std::function<void()>& show) {
    const TrainingSession* session = &run.session();
    QObject::connect(session, &TrainingSession::prepared, receiver, show);
    QObject::connect(session, &TrainingSession::rewound, receiver, show);
    QObject::connect(session, &TrainingSession::stateChanged, receiver, [show](TrainingSession::State state) {
        if (state == TrainingSession::State::Empty) show();
    });
    QObject::connect(&run.document(), &Document::modelChanged, receiver, [session, show] {
        if (session->state() == TrainingSession::State::Empty) show();
    });
}

}  // namespace fovea
