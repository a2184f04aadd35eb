// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_predictions.h"

#include <utility>

#include "app/model_network.h"
#include "app/training_setup.h"
#include "core/network/network.h"

namespace fovea {

namespace {

constexpr int batchSize = 128;

}  // namespace

Result<Predictions> predictionsOf(const Model& model, std::shared_ptr<const Dataset> data, Workers::Priority priority,
                                  std::stop_token stop,
                                  const std::function<void(std::int64_t, std::int64_t)>& progress) {
    if (const auto fits = checkFits(model.spec, *data); !fits) return fits.error();
    auto network = networkOf(model, batchSize, Purpose::Inference, std::make_shared<Workers>(0, priority));
    if (!network) return network.error();
    const auto batches = evaluationBatches(std::move(data), batchSize);
    return predict(**network, *batches, std::move(stop),
                   [&](std::int64_t done, std::int64_t total) { progress(done, total); });
}

}  // namespace fovea
