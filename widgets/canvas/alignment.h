// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <map>

#include "widgets/values/positions.h"

namespace fovea {

enum class Alignment {
    LeftEdges,
    CentresInColumn,
    TopEdges,
    CentresInRow,
    DistributeAcross,  ///< equal gaps between the bodies, from the leftmost to the rightmost, which stay
    DistributeDown
};

/// New centres, to whole pixels of the scene, of bodies that are lined up: edges with the outermost one, centres at
/// their mean. Bodies that have no room between the outermost two overlap evenly. Fewer than two bodies, or three where
/// they are distributed, stay.
Positions aligned(const std::map<NodeId, QRectF>& bodies, Alignment alignment);

}  // namespace fovea
