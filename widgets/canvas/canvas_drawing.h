// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

enum class CanvasDrawing {
    Volumes,  ///< boxes whose sides are the shape's
    Boxes,    ///< blocks of one size with the layer's glyph
    Blocks    ///< volumes, with branched parts and their repetitions as one (layer_groups.h)
};

}  // namespace fovea
