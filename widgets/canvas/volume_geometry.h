// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <optional>

#include "widgets/canvas/canvas_drawing.h"
#include "widgets/canvas/layer_groups.h"

namespace fovea {

/// How many scene pixels a side of n units has: 5 per unit (3.2 in networks of very many layers),
/// or, where some side passes 64, all sides by one square root.
struct VolumeScale {
    bool squareRoot = false;
    bool small = false;
    int largestSide = 1;
    qreal side(int units) const;
    static VolumeScale of(const ShapeTable& shapes) { return of(shapes, shapes.size()); }
    /// Where not all layers are drawn on their own.
    static VolumeScale of(const ShapeTable& shapes, std::size_t drawn);
    friend bool operator==(const VolumeScale&, const VolumeScale&) = default;
};

enum class BodyKind {
    Volume,  ///< an oblique box
    Column,  ///< circles one above the other: a vector
    Join,    ///< one circle: add, multiply, concatenate
    Block    ///< a box of fixed size with a glyph, for CanvasDrawing::Boxes
};

/// A group's drawing about its own centre: from left to right the host, then its plates.
struct Body {
    BodyKind kind = BodyKind::Volume;
    qreal thickness = 0;     ///< Volume: of the host's front; Block: width
    qreal height = 0;        ///< of the front
    QPointF depth;           ///< Volume: from a front's edge to the edge behind it, up is negative
    int circles = 0;         ///< Column: drawn ones
    bool shortened = false;  ///< Column: stands for more circles than are drawn
    int plates = 0;

    QRectF rect() const;
    /// Left edge of slab i (0 the host, 1… the plates) and its thickness.
    qreal slabLeft(int i) const;
    qreal slabThickness(int i) const;
    qreal frontTop() const { return rect().top() - depth.y(); }

    // Faces of slab i of a Volume, clockwise from the top left.
    QPolygonF front(int i) const;
    QPolygonF top(int i) const;
    QPolygonF side(int i) const;
    /// What the eye takes for slab i: hit area and outline.
    QPolygonF outline(int i) const;

    friend bool operator==(const Body&, const Body&) = default;
};

Body bodyOf(const NetworkSpec& spec, const ShapeTable& shapes, const LayerGroup& group, const VolumeScale& scale,
            CanvasDrawing drawing);
/// The body of a layer that isn't in the network yet.
Body bodyOf(const LayerSpec& layer, std::optional<Shape> shape, const VolumeScale& scale, CanvasDrawing drawing);

/// Name and line beneath of a group, and the room they take at the theme's type.
struct GroupLabel {
    QString name;
    QString summary;
    friend bool operator==(const GroupLabel&, const GroupLabel&) = default;
};
GroupLabel groupLabel(const NetworkSpec& spec, const LayerGroup& group, const QString& inputCaption = {});
QSizeF labelSize(const GroupLabel& label);
/// Where the label stands, about the body's centre: beneath, flush left, centred under joins.
QRectF labelRect(const Body& body, const GroupLabel& label);

}  // namespace fovea
