// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_excitation.h"

#include <utility>

#include "app/model_network.h"
#include "app/training_setup.h"

namespace fovea {

Result<TopResponses> excitationOf(
    const Model& model, std::shared_ptr<const Dataset> images, std::span<const NodeId> layers, int top,
    Workers::Priority priority, std::stop_token stop,
    const std::function<void(std::int64_t, std::int64_t, const TopResponses&)>& progress) {
    if (const auto fits = checkFits(model.spec, *images); !fits) return fits.error();
    const int batch = inspectionBatch(model.spec);
    auto network = networkOf(model, batch, Purpose::Inspection, std::make_shared<Workers>(0, priority));
    if (!network) return network.error();
    const auto batches = evaluationBatches(std::move(images), batch);
    return topResponses(
        **network, *batches, layers, top, std::move(stop),
        [&](std::int64_t done, std::int64_t total, const TopResponses& soFar) { progress(done, total, soFar); });
}

}  // namespace fovea
