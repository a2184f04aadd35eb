// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench.h"
#include "core/lessons/condition.h"

namespace fovea {

struct History;
struct NetworkSpec;
struct TrainingOptions;

/// A bench's fields and readings.
Facts benchFacts(const Bench& bench);

/// sound (1 or 0), layers (without the input), parameters, macs, the number of layers of each kind under its name in files
/// ("conv2d", 0 where there is none), and, where it is sound, output_height, output_width, output_channels, and
/// receptive_field and jump of the last layer that has them.
Facts networkFacts(const NetworkSpec& spec);

/// What the open run is set to: optimizer (its name in files), rate, weight_decay, batch, smoothing, augmented (1 or 0), and the
/// `parameters` of its network. What it has done: steps; last_rate, of the newest step; epochs; once an epoch has ended train_loss and train_accuracy of the last one, and, where images are held
/// back, accuracy, best_accuracy and validation_loss. Accuracies in percent. `history` may be null: no step yet.
Facts runFacts(const TrainingOptions& options, const History* history, double parameters);

}  // namespace fovea
