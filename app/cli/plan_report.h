// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/network/network_spec.h"

namespace fovea {

/// Prints how the engine trains the network with batches of `batch`: for each layer what is computed
/// how, and the memory that is planned for it. As a table, or as one JSON object. Requires a sound spec.
void printPlan(const QString& name, const NetworkSpec& spec, int batch, bool json);

}  // namespace fovea
