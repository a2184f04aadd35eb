// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "app/model_embedding.h"
#include "app/session/job.h"
#include "core/network/weights.h"
#include "datasets/dataset.h"

namespace fovea {

/// A map of images by what a layer makes of them, found on the side; what is known is shown while it is at work, and kept for
/// the session.
class EmbeddingSearch : public QObject {
    Q_OBJECT

public:
    explicit EmbeddingSearch(QObject* parent = nullptr);

    struct Found {
        std::shared_ptr<const Model> model;
        std::shared_ptr<const Dataset> images;
        EmbeddingRequest request;
        Embedding embedding;
    };
    void start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> images,
               const EmbeddingRequest& request);
    /// Ends the search and drops what it found, unless it is of this network and these images.
    void keepFor(const NetworkSpec* spec, const std::shared_ptr<const Dataset>& images);
    /// What was found stays.
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }
    /// Of the last search; null: none, or dropped.
    const std::shared_ptr<const Model>& model() const { return model_; }
    /// The last map, as far as it goes; another search takes its place once its points are there. Null: none yet.
    const std::shared_ptr<const Found>& found() const { return found_; }
    /// Of the search at work.
    const EmbeddingProgress& progress() const { return progress_; }

Q_SIGNALS:
    /// found() is another one.
    void foundMore();
    /// progress() is.
    void progressed();
    /// It has ended, and there is no map, for this reason.
    void foundNothing(const QString& sentence);
    void failed(const fovea::Error& error);
    void runningChanged(bool running);

private:
    struct Board;
    Job job_;
    std::shared_ptr<Board> board_;
    std::shared_ptr<const Found> found_;
    EmbeddingProgress progress_;
    std::shared_ptr<const Model> model_;  ///< of the last search
    std::shared_ptr<const Dataset> images_;
};

}  // namespace fovea
