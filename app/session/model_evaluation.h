// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "app/session/job.h"
#include "core/error.h"
#include "core/evaluation/calibration.h"
#include "core/evaluation/predictions.h"
#include "core/network/weights.h"
#include "core/training/history.h"
#include "datasets/dataset.h"

namespace fovea {

/// Which weights were tried.
struct TriedWeights {
    int run = 1;
    std::int64_t step = 0;
    bool trained = false;  ///< ever, by this run or before the file was opened
    friend bool operator==(const TriedWeights&, const TriedWeights&) = default;
};

/// What came out when a model was tried on images.
struct EvaluationResults {
    TriedWeights weights;
    std::shared_ptr<const Dataset> images;  ///< in the order of the predictions
    Predictions predictions;
    Evaluation evaluation;
    Calibration calibration;
    std::int64_t right = 0;
    std::int64_t rightAmongFive = 0;  ///< where there are more than five classes
};

/// How a model fares on some images: computed on the side, with progress, and to be cancelled.
class ModelEvaluation : public QObject {
    Q_OBJECT

public:
    explicit ModelEvaluation(QObject* parent = nullptr);

    /// Both are kept alive until the result is there. A new start drops the one before.
    void start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> images, TriedWeights weights);
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }
    /// Of the last one that came to its end; null before, and once forget() was called.
    const std::shared_ptr<const EvaluationResults>& results() const { return results_; }
    /// Ends what is under way, and drops the results: they are of another network or of other images.
    void forget();

Q_SIGNALS:
    void runningChanged(bool running);
    void progressed(qint64 done, qint64 total);
    /// results() are there.
    void finished(const fovea::Evaluation& evaluation);
    void failed(const fovea::Error& error);
    void forgotten();

private:
    Job job_;
    std::shared_ptr<const EvaluationResults> results_;
};

}  // namespace fovea
