// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/pressure_trial.h"

#include <QMetaObject>
#include <functional>
#include <mutex>
#include <utility>

#include "app/model_network.h"
#include "app/training_setup.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/training/evaluate.h"

namespace fovea {

/// Where the thread that works leaves what it knows.
struct PressureTrial::Board {
    std::mutex mutex;
    PressureResult result;

    PressureResult read() {
        const std::lock_guard lock(mutex);
        return result;
    }
    void write(const PressureResult& known) {
        const std::lock_guard lock(mutex);
        result = known;
    }
};

namespace {

constexpr int trialBatch = 64;

/// The picture's scores; `write` hears the result as it grows.
Result<PressureResult> tryUnderPressure(const Model& model, const WeightPressure& pressure,
                                        const std::vector<float>& pixels, std::shared_ptr<const Dataset> images,
                                        const std::stop_token& stop,
                                        const std::function<void(const PressureResult&)>& write) {
    auto pressed = underPressure(model.spec, *model.weights, pressure);
    if (!pressed) return pressed.error();
    if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
    PressureResult result{.pressure = pressure, .count = pressed->count, .zeros = pressed->zeros};
    result.images = images ? images->size() : 0;
    Model changed = model;
    changed.weights = std::make_shared<const Weights>(std::move(pressed->weights));
    auto network =
        networkOf(changed, trialBatch, Purpose::Inference, std::make_shared<Workers>(0, Workers::Priority::Background));
    if (!network) return network.error();
    (*network)->forward(pixels, 1, Mode::Inference);
    const auto scores = (*network)->logits();
    result.scores.assign(scores.begin(), scores.begin() + (*network)->classCount());
    write(result);
    if (!images) return result;
    if (const auto fits = checkFits(model.spec, *images); !fits) return fits.error();
    const auto batches = evaluationBatches(std::move(images), trialBatch);
    const auto classes = static_cast<std::size_t>((*network)->classCount());
    const auto tried = scoreAll(
        **network, *batches, stop, [&](std::int64_t, std::int64_t) { write(result); },
        [&](const ScoredImages& part) {
            for (std::size_t i = 0; i < part.labels.size(); ++i)
                if (predictedClass(part.scores.subspan(i * classes, classes)) == part.labels[i]) ++result.right;
            result.tried += static_cast<std::int64_t>(part.labels.size());
        });
    if (!tried) return tried.error();
    return result;
}

}  // namespace

/// Tells from the thread that works that it has ended. The trial's Job waits for that thread before it is gone.
struct PressureTrial::Ending {
    PressureTrial* trial;
    ~Ending() {
        QMetaObject::invokeMethod(
            trial,
            [trial = trial] {
                trial->working_ = false;
                trial->startWanted();
            },
            Qt::QueuedConnection);
    }
};

PressureTrial::PressureTrial(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::runningChanged, this, &PressureTrial::runningChanged);
    connect(&job_, &Job::progressed, this, [this] { Q_EMIT told(board_->read()); });
}

void PressureTrial::start(std::shared_ptr<const Model> model, const WeightPressure& pressure,
                          std::shared_ptr<const std::vector<float>> pixels, std::shared_ptr<const Dataset> images) {
    wanted_ = Wanted{std::move(model), pressure, std::move(pixels), std::move(images)};
    if (working_)
        job_.cancel();
    else
        startWanted();
}

void PressureTrial::cancel() {
    const bool waited = wanted_.has_value() && !job_.isRunning();
    wanted_.reset();
    job_.cancel();
    if (waited) Q_EMIT runningChanged(false);
}

void PressureTrial::startWanted() {
    if (!wanted_) return;
    working_ = true;
    board_ = std::make_shared<Board>();
    job_.start(
        [this, wanted = *std::exchange(wanted_, std::nullopt), board = board_](const std::stop_token& stop,
                                                                               const Job::Progress& progress) {
            const Ending ending{this};
            return tryUnderPressure(*wanted.model, wanted.pressure, *wanted.pixels, wanted.images, stop,
                                    [&](const PressureResult& known) {
                                        board->write(known);
                                        progress(known.tried, known.images);
                                    });
        },
        [this](const Result<PressureResult>& result) {
            if (result)
                Q_EMIT told(*result);
            else
                Q_EMIT failed(result.error());
        });
}

}  // namespace fovea
