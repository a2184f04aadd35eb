// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_predictions.h"

#include <utility>

#include "app/training_setup.h"
#include "core/network/network.h"
#include "datasets/views/subset.h"

namespace fovea {

namespace {

constexpr int batchSize = 128;

}  // namespace

Result<Predictions> predictionsOf(const Model& model, std::shared_ptr<const Dataset> data, Workers::Priority priority,
                                  std::stop_token stop,
                                  const std::function<void(std::int64_t, std::int64_t)>& progress) {
    if (const auto fits = checkFits(model.spec, *data); !fits) return fits.error();
    auto network = Network::create(model.spec, batchSize, Purpose::Inference, std::make_shared<Workers>(0, priority));
    if (!network) return network.error();
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    const auto batches = evaluationBatches(std::move(data), batchSize);
    return predict(**network, *batches, std::move(stop),
                   [&](std::int64_t done, std::int64_t total) { progress(done, total); });
}

std::shared_ptr<const Dataset> heldBackImages(const DatasetPair& data, std::int64_t validationCount,
                                              std::uint64_t seed) {
    if (validationCount <= 0 || validationCount >= data.training->size()) return nullptr;
    return splitForValidation(data.training, validationCount, seed).validation;
}

}  // namespace fovea
