// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_network.h"

#include <utility>

namespace fovea {

Result<std::unique_ptr<Network>> networkOf(const Model& model, int batch, Purpose purpose,
                                           std::shared_ptr<Workers> workers) {
    auto network = Network::create(model.spec, batch, purpose, std::move(workers));
    if (!network) return network;
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    return network;
}

}  // namespace fovea
