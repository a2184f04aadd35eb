// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/model_evaluation.h"

#include <utility>

#include "app/model_predictions.h"

namespace fovea {

namespace {

using Answer = Result<std::shared_ptr<const EvaluationResults>>;

Answer evaluateModel(const Model& model, std::shared_ptr<const Dataset> images, TriedWeights weights,
                     const std::stop_token& stop, const Job::Progress& progress) {
    auto predictions = predictionsOf(model, images, Workers::Priority::Background, stop, progress);
    if (!predictions) return predictions.error();
    auto results = std::make_shared<EvaluationResults>();
    results->weights = weights;
    results->images = std::move(images);
    results->predictions = *std::move(predictions);
    results->evaluation = evaluationOf(results->predictions);
    results->calibration = calibrationOf(results->predictions);
    results->right = rightAmongTop(results->predictions, 1);
    if (results->predictions.classes > 5) results->rightAmongFive = rightAmongTop(results->predictions, 5);
    return std::shared_ptr<const EvaluationResults>(std::move(results));
}

}  // namespace

ModelEvaluation::ModelEvaluation(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::runningChanged, this, &ModelEvaluation::runningChanged);
    connect(&job_, &Job::progressed, this, &ModelEvaluation::progressed);
}

void ModelEvaluation::start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> images,
                            TriedWeights weights) {
    job_.start([model = std::move(model), images = std::move(images), weights](
                   const std::stop_token& stop,
                   const Job::Progress& progress) { return evaluateModel(*model, images, weights, stop, progress); },
               [this](const Answer& answer) {
                   if (!answer) {
                       Q_EMIT failed(answer.error());
                       return;
                   }
                   results_ = *answer;
                   Q_EMIT finished(results_->evaluation);
               });
}

void ModelEvaluation::forget() {
    job_.cancel();
    results_ = nullptr;
    Q_EMIT forgotten();
}

}  // namespace fovea
