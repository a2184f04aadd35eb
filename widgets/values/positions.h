// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <map>

#include "core/network/network_spec.h"

namespace fovea {

/// Where each layer stands: the centre of its drawing, in scene pixels. Layers that are drawn as
/// plates on another one stand where that one stands.
using Positions = std::map<NodeId, QPointF>;

}  // namespace fovea
