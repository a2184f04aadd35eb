// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/augmentation/augmentation.h"
#include "core/error.h"
#include "core/network/initialisation.h"
#include "core/training/layer_training.h"
#include "core/training/optimizers/optimizer_options.h"
#include "core/training/plateau.h"
#include "core/training/schedule.h"
#include "core/training/stop_rules.h"
#include "core/training/weight_averaging.h"

namespace fovea {

/// What a run depends on besides network and data.
struct TrainingOptions {
    OptimizerOptions optimizer = SgdOptions{};
    float learningRate = 0.01F;  ///< which the schedule starts from
    float weightDecay = 0.0F;    ///< on all parameters that `layers` doesn't except; the optimizer's kind says how
    RateSchedule schedule = ConstantRate{};
    PlateauRate plateau;  ///< reduces learningRate as the run goes on
    int batch = 64;
    int epochs = 10;
    std::uint64_t seed = 1;
    Initialisation initialisation = Initialisation::Usual;  ///< of weights that no file gives
    float labelSmoothing = 0;   ///< p: training's targets are 1 − p + p / K for the label and p / K for the others
    float clipNorm = 0;         ///< what the norm of all gradients is scaled down to where it is larger; 0: not
    float clipValue = 0;        ///< what each gradient's magnitude is cut to, after clipNorm; 0: not
    Augmentation augmentation;  ///< of training pictures alone
    WeightAveraging averaging;  ///< of the weights, over steps or epochs
    LayerTraining layers;       ///< which are frozen, which learn at another rate, what doesn't decay
    StopRules stop;             ///< what ends the run before its last epoch
    friend bool operator==(const TrainingOptions&, const TrainingOptions&) = default;
};

/// The keys of the numbers that every run has; those of its own are in its fields().
inline constexpr const char* learningRateKey = "learning_rate";
inline constexpr const char* weightDecayKey = "weight_decay";
inline constexpr const char* labelSmoothingKey = "label_smoothing";
inline constexpr const char* clipNormKey = "clip";
inline constexpr const char* clipValueKey = "clip_value";

/// Learning rate, decay, label smoothing and clipping, then the optimizer's own fields.
OptionFields fields(TrainingOptions& options);

/// Some of the numbers that may change while a run goes on, by their keys.
using OptionValues = std::map<std::string, float, std::less<>>;
/// All of them.
OptionValues changeableValues(const TrainingOptions& options);
/// False, and nothing changes, where the options have no number of that key.
bool setValue(TrainingOptions& options, std::string_view key, float value);
/// Those of `to` that differ from `from`.
OptionValues changedValues(const TrainingOptions& from, const TrainingOptions& to);
/// True where a run with options `a` may go on with `b`: they differ in what may change, and in where the run ends.
bool sameFixedOptions(const TrainingOptions& a, const TrainingOptions& b);

/// The first option out of its range, as OptionInvalid.
Result<void> validate(const TrainingOptions& options);

}  // namespace fovea
