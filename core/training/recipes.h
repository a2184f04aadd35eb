// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/catalogue.h"
#include "core/training/training_options.h"

namespace fovea {

/// How a network of the catalogue is trained where nothing else is said.
TrainingOptions recipeOf(const CatalogueEntry& entry);

}  // namespace fovea
