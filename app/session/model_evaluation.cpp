// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/test_evaluation.h"

#include <utility>

#include "app/training_setup.h"
#include "core/network/network.h"
#include "core/training/evaluate.h"

namespace fovea {

namespace {

constexpr int batchSize = 128;

Result<Evaluation> evaluateModel(const Model& model, std::shared_ptr<const Dataset> test, const std::stop_token& stop,
                                 const Job::Progress& progress) {
    auto network = Network::create(model.spec, batchSize, Purpose::Inference,
                                   std::make_shared<Workers>(0, Workers::Priority::Background));
    if (!network) return network.error();
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    const auto batches = evaluationBatches(std::move(test), batchSize);
    return evaluate(**network, *batches, stop, [&](std::int64_t done, std::int64_t total) { progress(done, total); });
}

}  // namespace

TestEvaluation::TestEvaluation(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::runningChanged, this, &TestEvaluation::runningChanged);
    connect(&job_, &Job::progressed, this, &TestEvaluation::progressed);
}

void TestEvaluation::start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> test) {
    job_.start(
        [model = std::move(model), test = std::move(test)](const std::stop_token& stop, const Job::Progress& progress) {
            return evaluateModel(*model, test, stop, progress);
        },
        [this](const Result<Evaluation>& result) {
            if (result) {
                Q_EMIT finished(*result);
            } else {
                Q_EMIT failed(result.error());
            }
        });
}

}  // namespace fovea
