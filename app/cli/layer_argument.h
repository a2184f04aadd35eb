// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <variant>

#include "core/error.h"
#include "core/network/network_spec.h"

namespace fovea {

/// A layer by its name, by what its tensors begin with, or by its number in `describe --json`. Error: LayerUnknown.
Result<NodeId> layerNamed(const NetworkSpec& spec, const QString& text);

/// What `--unit` names where a whole map counts too.
struct NamedUnit {
    NodeId layer;
    int channel = 0;
    std::optional<int> y, x;  ///< nothing: the whole map
};
/// LAYER,channel or LAYER,y,x,channel; a layer's name may hold commas. The sentence of what is wrong.
std::variant<NamedUnit, QString> unitOrMapNamed(const NetworkSpec& spec, const QString& text);

}  // namespace fovea
