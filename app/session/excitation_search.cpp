// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/excitation_search.h"

#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

#include "app/model_excitation.h"

namespace fovea {

/// Where the thread that searches leaves what it knows.
struct ExcitationSearch::Board {
    std::mutex mutex;
    std::shared_ptr<const Found> found;
};

namespace {

constexpr std::chrono::milliseconds eachPart{250};

}  // namespace

ExcitationSearch::ExcitationSearch(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::runningChanged, this, &ExcitationSearch::runningChanged);
    connect(&job_, &Job::progressed, this, [this] {
        const std::lock_guard lock(board_->mutex);
        found_ = board_->found;
        Q_EMIT foundMore();
    });
}

void ExcitationSearch::start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> images) {
    using Clock = std::chrono::steady_clock;
    using Answer = Result<std::shared_ptr<const Found>>;
    board_ = std::make_shared<Board>();
    model_ = model;
    images_ = images;
    job_.start(
        [model = std::move(model), images = std::move(images), board = board_](
            const std::stop_token& stop, const Job::Progress& progress) -> Answer {
            const std::vector<NodeId> layers = excitableLayers(model->spec);
            auto last = Clock::now();
            auto responses =
                excitationOf(*model, images, layers, top, Workers::Priority::Background, stop,
                             [&](std::int64_t done, std::int64_t total, const TopResponses& soFar) {
                                 if (done < total && Clock::now() - last < eachPart) return;
                                 last = Clock::now();
                                 {
                                     const std::lock_guard lock(board->mutex);
                                     board->found = std::make_shared<const Found>(Found{model, images, soFar, total});
                                 }
                                 progress(done, total);
                             });
            if (!responses) return responses.error();
            return std::make_shared<const Found>(Found{model, images, *std::move(responses), images->size()});
        },
        [this](const Answer& answer) {
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            found_ = *answer;
            Q_EMIT foundMore();
        });
}

void ExcitationSearch::keepFor(const NetworkSpec* spec, const std::shared_ptr<const Dataset>& images) {
    if (!model_ || (spec != nullptr && model_->spec == *spec && images_ == images)) return;
    cancel();
    model_ = nullptr;
    images_ = nullptr;
    found_ = nullptr;
    Q_EMIT foundMore();
}

}  // namespace fovea
