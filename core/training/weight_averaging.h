// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/error.h"

namespace fovea {

/// What is averaged of the weights that steps move. The average is what is tried on validation and test pictures, looked at
/// and kept; for Lookahead also what training goes on from.
enum class AveragingKind {
    None,
    /// After each step a ← a + (1 − decay) · (w − a); the first step's weights are the first average
    /// (torch.optim.swa_utils.AveragedModel with that avg_fn).
    Exponential,
    /// At the end of each epoch from `number` on, the plain mean of all of them so far (Izmailov et al., 2018; AveragedModel).
    Epochs,
    /// Every `number` steps a ← a + (w − a) / 2, and w ← a: a are the slow weights, at first the initial ones (Zhang et al.,
    /// 2019, 'Lookahead Optimizer: k steps forward, 1 step back', α = 0.5). What the optimizer keeps stays.
    Lookahead,
};

/// Running statistics of batch norm are averaged as weights are (AveragedModel's use_buffers=True), and not computed anew
/// from training pictures. Lookahead's slow weights take those of the step at which they move.
struct WeightAveraging {
    AveragingKind kind = AveragingKind::None;
    float number = 0;  ///< decay, first epoch or steps
    bool isOn() const { return kind != AveragingKind::None; }
    friend bool operator==(const WeightAveraging&, const WeightAveraging&) = default;
};

/// A way of averaging as files, command line and window know it.
struct AveragingRow {
    AveragingKind kind{};
    std::string_view name;  ///< "ema", and so `--ema`
    float usual = 0;
    double smallest = 0;
    double largest = 0;
    bool isWhole = false;
    std::string_view allowed;
};
/// All of them but None, in the order in which people are offered them.
std::span<const AveragingRow> averagingKinds();
/// Null for None.
const AveragingRow* averagingRow(AveragingKind kind);

/// "ema:0.999", "swa:5", "lookahead:5", "none".
std::string averagingText(const WeightAveraging& averaging);
/// Error: OptionInvalid.
Result<WeightAveraging> parseAveraging(std::string_view text);
/// A number out of its range, as OptionInvalid.
Result<void> validate(const WeightAveraging& averaging);

}  // namespace fovea
