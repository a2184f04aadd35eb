// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/recipes.h"

namespace fovea {

TrainingOptions recipeOf(const CatalogueEntry& entry) {
    TrainingOptions options{.learningRate = 0.01F, .weightDecay = 0, .batch = 64, .epochs = 10};
    if (entry.id == "linear") {
        options.learningRate = 0.0002F;
        options.weightDecay = 0.05F;
    } else if (entry.id == "mlp") {
        options.learningRate = 0.005F;
    } else if (entry.id == "vgg-small" || entry.id == "vgg-small-bn") {
        options.weightDecay = 5e-4F;
    } else if (entry.id == "resnet20") {
        options.learningRate = 0.1F;
        options.weightDecay = 1e-4F;
        options.batch = 128;
    }
    return options;
}

}  // namespace fovea
