// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/embedding_search.h"

#include <chrono>
#include <mutex>
#include <utility>

namespace fovea {

/// Where the thread that searches leaves what it knows.
struct EmbeddingSearch::Board {
    std::mutex mutex;
    std::shared_ptr<const Found> found;  ///< null while images pass
    EmbeddingProgress progress;
};

EmbeddingSearch::EmbeddingSearch(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::runningChanged, this, &EmbeddingSearch::runningChanged);
    connect(&job_, &Job::progressed, this, [this] {
        std::shared_ptr<const Found> found;
        {
            const std::lock_guard lock(board_->mutex);
            found = board_->found;
            progress_ = board_->progress;
        }
        Q_EMIT progressed();
        if (!found || found == found_) return;
        found_ = std::move(found);
        Q_EMIT foundMore();
    });
}

void EmbeddingSearch::start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> images,
                            const EmbeddingRequest& request) {
    using Clock = std::chrono::steady_clock;
    using Answer = Result<std::shared_ptr<const Found>>;
    board_ = std::make_shared<Board>();
    model_ = model;
    images_ = images;
    progress_ = {};
    job_.start(
        [model = std::move(model), images = std::move(images), request, board = board_](
            const std::stop_token& stop, const Job::Progress& progress) -> Answer {
            constexpr std::chrono::milliseconds betweenParts{60};
            auto last = Clock::now() - betweenParts;
            auto embedding = embeddingOf(
                *model, images, request, Workers::Priority::Background, stop,
                [&](const EmbeddingProgress& reached, const Embedding& soFar) {
                    if (reached.done > 0 && Clock::now() - last < betweenParts) return;
                    last = Clock::now();
                    {
                        const std::lock_guard lock(board->mutex);
                        board->progress = reached;
                        if (soFar.components)
                            board->found = std::make_shared<const Found>(Found{model, images, request, soFar});
                    }
                    progress(reached.done, reached.total);
                });
            if (!embedding) return embedding.error();
            return std::make_shared<const Found>(Found{model, images, request, *std::move(embedding)});
        },
        [this](const Answer& answer) {
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            if (!(*answer)->embedding.components) {
                Q_EMIT foundNothing(noMapText((*answer)->embedding));
                return;
            }
            found_ = *answer;
            Q_EMIT foundMore();
        });
}

void EmbeddingSearch::keepFor(const NetworkSpec* spec, const std::shared_ptr<const Dataset>& images) {
    if (!model_ || (spec != nullptr && model_->spec == *spec && images_ == images)) return;
    cancel();
    model_ = nullptr;
    images_ = nullptr;
    found_ = nullptr;
    Q_EMIT foundMore();
}

}  // namespace fovea
