// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>

#include "widgets/canvas/canvas_drawing.h"
#include "widgets/canvas/layer_groups.h"
#include "widgets/values/positions.h"

namespace fovea {

/// Places a network in rows no wider than `width` (a row has at least one column): one column per
/// step of the longest path, branches stacked, volumes centred on the row's line. Rows break where
/// a single edge crosses, if there is such a place. The first row starts at the origin. Nodes on a
/// cycle stand in a row of their own beneath.
Positions tidyPositions(const NetworkSpec& spec, const ShapeTable& shapes, qreal width,
                        CanvasDrawing drawing = CanvasDrawing::Volumes);

/// The width, among some tried, at which the tidied network can be shown largest in a view of this size.
Positions tidyPositionsForView(const NetworkSpec& spec, const ShapeTable& shapes, QSizeF view,
                               CanvasDrawing drawing = CanvasDrawing::Volumes);
/// The same for layers that are grouped already.
Positions tidyPositionsForView(const NetworkSpec& spec, const ShapeTable& shapes, std::vector<LayerGroup> groups,
                               QSizeF view, CanvasDrawing drawing);

}  // namespace fovea
