// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>

#include "core/layers/layer_spec.h"
#include "widgets/canvas/volume_geometry.h"

class QPainter;

namespace fovea {

enum class LayerState {
    Sound,
    Faulty,  ///< its input doesn't fit
    Unknown  ///< something before it doesn't fit
};

/// Colours of a slab's faces for a family and a state, from the theme in force.
struct SlabColors {
    QColor line, front, top, side;
    bool hatched = false;
    bool dashed = false;
};
SlabColors slabColors(LayerFamily family, LayerState state, bool isPlate, bool hovered);

/// Paints host or plate `slab` of a body; `image` goes on the side of a volume (input only).
void paintSlab(QPainter& painter, const Body& body, int slab, const SlabColors& colors, const QImage& image = {});
/// What stands in the circle of a layer that joins others: +, ×, or two bars.
enum class JoinMark { Sum, Product, Bars };
JoinMark joinMarkOf(const LayerSpec& layer);
void paintJoin(QPainter& painter, const Body& body, const SlabColors& colors, JoinMark mark);
/// The family's glyph in the middle of a block.
void paintBlockGlyph(QPainter& painter, const Body& body, LayerFamily family, const QColor& color);

}  // namespace fovea
