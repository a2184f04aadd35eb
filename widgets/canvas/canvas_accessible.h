// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// From now on assistive technology finds the layers of every NetworkCanvas as its children, in the order of
/// computation and before its widgets: each with name, kind and output, fault, place, whether it is selected, and an
/// action that selects it. Items of a QGraphicsView have nothing of that of their own. Idempotent.
void installCanvasAccessibility();

}  // namespace fovea
