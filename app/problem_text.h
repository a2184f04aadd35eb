// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/layers/layer_rules.h"
#include "core/network/network_spec.h"

namespace fovea {

/// The sentence for a misfit, with its arithmetic written out and what would help: "(28 − 5 + 2·0)/2
/// + 1 = 12.5 is not a whole number: choose padding, kernel or stride so that it divides."
QString problemText(const ShapeProblem& problem);

/// The same with the layer's name before it where there is one.
QString problemText(const NetworkProblem& problem, const NetworkSpec& spec);

/// A setting as the inspector names it, inside a sentence: "kernel height".
QString settingName(SettingId setting);

}  // namespace fovea
