// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/training/history.h"

namespace fovea {

inline constexpr int longestPatience = 10'000;

/// Multiplies the learning rate by `factor` after every `epochs` epochs in a row without gain. That is no function of the
/// step: each reduction is a logged change of the rate, in front of the epoch's next step, and the schedule multiplies what
/// is left. As PyTorch's ReduceLROnPlateau(mode="min", factor, patience=epochs − 1) does, called once an epoch.
struct PlateauRate {
    int epochs = 0;  ///< 0: off
    float factor = 0.1F;
    bool isOn() const { return epochs > 0; }
    friend bool operator==(const PlateauRate&, const PlateauRate&) = default;
};

/// "5:0.1", "none".
std::string plateauText(const PlateauRate& plateau);
/// Nothing for any other text, and for values out of their range.
std::optional<PlateauRate> parsePlateau(std::string_view text);
/// Error: OptionInvalid.
Result<void> validate(const PlateauRate& plateau);

/// What an epoch is judged by: the loss on images that are held back, without any the mean loss in training.
double judgedLoss(const EpochReport& epoch);
/// An epoch is a gain where its loss is smaller than the best one before it by more than a ten-thousandth of that one
/// (ReduceLROnPlateau's threshold=1e-4, threshold_mode="rel"). How many epochs have ended since the last gain.
int epochsWithoutGain(const std::vector<EpochReport>& epochs);

/// Whether the last of these epochs has one reduced. A function of all of them: nothing else is kept for a resume.
bool reducesAfter(const PlateauRate& plateau, std::span<const EpochReport> epochs);
/// What is left of a rate; the same where the difference would be at most 1e-8 (ReduceLROnPlateau's eps).
float reducedRate(const PlateauRate& plateau, float rate);

}  // namespace fovea
