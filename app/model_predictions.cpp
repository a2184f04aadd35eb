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

std::int64_t heldBackCount(const DatasetPair& data, std::int64_t validationCount) {
    const bool isOwn = data.validation && validationCount == data.validation->size();
    return validationCount > 0 && (isOwn || validationCount < data.training->size()) ? validationCount : 0;
}

std::shared_ptr<const Dataset> heldBackImages(const DatasetPair& data, std::int64_t validationCount,
                                              std::uint64_t seed) {
    if (heldBackCount(data, validationCount) == 0) return nullptr;
    if (data.validation && validationCount == data.validation->size()) return data.validation;
    return splitForValidation(data.training, validationCount, seed).validation;
}

}  // namespace fovea
