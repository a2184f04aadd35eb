// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPixmap>

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

/// What is drawn on a slab: a picture on a volume's side or in a block; in a column's circles its rows, from top to
/// bottom.
struct SlabPicture {
    QImage image;
    // The picture on a volume's side as it stands on the screen, so that what moves isn't sheared again.
    mutable QPixmap sheared = {};
    mutable qreal shearedFor = 0;  ///< device pixels per unit of the scene
};

/// Paints host or plate `slab` of a body.
void paintSlab(QPainter& painter, const Body& body, int slab, const SlabColors& colors,
               const SlabPicture& picture = {});
/// What stands in the circle of a layer that joins others: +, ×, or two bars.
enum class JoinMark { Sum, Product, Bars };
JoinMark joinMarkOf(const LayerSpec& layer);
void paintJoin(QPainter& painter, const Body& body, const SlabColors& colors, JoinMark mark);
/// The family's glyph in the middle of a block, or at its left where a picture is beside it.
void paintBlockGlyph(QPainter& painter, const Body& body, LayerFamily family, const QColor& color,
                     bool besidePicture = false);

}  // namespace fovea
