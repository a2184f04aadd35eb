// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/error.h"
#include "core/network/network.h"
#include "core/network/weights.h"
#include "core/parallel/workers.h"

namespace fovea {

/// A network with the model's weights and preprocessing, for batches of up to `batch` images. Requires weights. Errors:
/// those of Network::create().
Result<std::unique_ptr<Network>> networkOf(const Model& model, int batch, Purpose purpose,
                                           std::shared_ptr<Workers> workers = std::make_shared<Workers>());

}  // namespace fovea
