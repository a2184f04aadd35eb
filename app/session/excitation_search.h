// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <memory>

#include "app/session/job.h"
#include "core/evaluation/top_responses.h"
#include "core/network/weights.h"
#include "datasets/dataset.h"

namespace fovea {

/// Which images excite each channel of every layer most: one pass on the side, whose result is kept for the session.
class ExcitationSearch : public QObject {
    Q_OBJECT

public:
    explicit ExcitationSearch(QObject* parent = nullptr);

    static constexpr int top = 12;

    /// What was found, or what is known while it is searched. A new search takes its place at its first part.
    struct Found {
        std::shared_ptr<const Model> model;
        std::shared_ptr<const Dataset> images;
        TopResponses responses;
        std::int64_t total = 0;
    };
    void start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> images);
    /// Ends the search and drops what it found, unless it is of this network and these images. Null: of none.
    void keepFor(const NetworkSpec* spec, const std::shared_ptr<const Dataset>& images);
    /// What was found stays.
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }
    /// Of the last search; null: none, or dropped.
    const std::shared_ptr<const Model>& model() const { return model_; }
    /// Null before the first part of the first search.
    const std::shared_ptr<const Found>& found() const { return found_; }

Q_SIGNALS:
    /// found() is another one.
    void foundMore();
    void failed(const fovea::Error& error);
    void runningChanged(bool running);

private:
    struct Board;
    Job job_;
    std::shared_ptr<Board> board_;
    std::shared_ptr<const Found> found_;
    std::shared_ptr<const Model> model_;  ///< of the last search
    std::shared_ptr<const Dataset> images_;
};

}  // namespace fovea
