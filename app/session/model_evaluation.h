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

/// What came out when a model was tried on images.
struct EvaluationResults {
    std::shared_ptr<const Dataset> images;  ///< in the order of the predictions
    Predictions predictions;
    Evaluation evaluation;
    Calibration calibration;
};

/// How a model fares on some images: computed on the side, with progress, and to be cancelled.
class ModelEvaluation : public QObject {
    Q_OBJECT

public:
    explicit ModelEvaluation(QObject* parent = nullptr);

    /// Both are kept alive until the result is there. A new start drops the one before.
    void start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> images);
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }
    /// Of the last one that came to its end; null before, and once forget() was called.
    const std::shared_ptr<const EvaluationResults>& results() const { return results_; }
    void forget();

Q_SIGNALS:
    void runningChanged(bool running);
    void progressed(qint64 done, qint64 total);
    /// results() are there.
    void finished(const fovea::Evaluation& evaluation);
    void failed(const fovea::Error& error);

private:
    Job job_;
    std::shared_ptr<const EvaluationResults> results_;
};

}  // namespace fovea
