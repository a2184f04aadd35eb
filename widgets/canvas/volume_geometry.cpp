// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/volume_geometry.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "widgets/canvas/layer_text.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr qreal pixelsPerUnit = 5;
constexpr qreal smallPixelsPerUnit = 3.2;
constexpr std::size_t manyLayers = 40;
constexpr int linearLimit = 64;
constexpr qreal largestSquareRootSide = 320;
constexpr qreal smallestSide = 8;
constexpr qreal depthX = 0.42;
constexpr qreal depthY = -0.25;
constexpr qreal plateThickness = 8;
constexpr qreal plateGap = 2;
constexpr qreal circlePitch = 13;
constexpr qreal circleSize = 10;
constexpr qreal joinSize = 32;
constexpr int mostCircles = 10;
constexpr QSizeF blockSize(64, 48);

bool isWindowed(const LayerSpec& layer) {
    return std::holds_alternative<Conv2dSpec>(layer) || std::holds_alternative<MaxPool2dSpec>(layer) ||
           std::holds_alternative<AvgPool2dSpec>(layer) || std::holds_alternative<TableConv2dSpec>(layer) ||
           std::holds_alternative<LocallyConnected2dSpec>(layer) || std::holds_alternative<ScaledPool2dSpec>(layer);
}

/// For shapes that aren't known the drawing stays small and of one size.
Shape nominalShape(const LayerSpec& layer) {
    if (const auto* conv = std::get_if<Conv2dSpec>(&layer)) {
        return {14, 14, std::clamp(conv->filters, 1, 64)};
    }
    if (const auto* conv = std::get_if<TableConv2dSpec>(&layer)) {
        return {14, 14, std::clamp(conv->filters, 1, 64)};
    }
    if (const auto* local = std::get_if<LocallyConnected2dSpec>(&layer)) {
        return {14, 14, std::clamp(local->filters, 1, 64)};
    }
    return {11, 11, 32};
}

Body volumeBody(const Shape& shape, const VolumeScale& scale) {
    Body body;
    body.height = std::max(smallestSide, scale.side(shape.height));
    const qreal depth = std::max(smallestSide, scale.side(shape.width));
    body.depth = QPointF(depth * depthX, depth * depthY);
    body.thickness = std::clamp(5 * std::sqrt(static_cast<qreal>(shape.channels)), 6.0, 120.0);
    return body;
}

Body columnBody(int values) {
    Body body;
    body.kind = BodyKind::Column;
    body.shortened = values > mostCircles;
    body.circles = std::clamp(values, 1, mostCircles);
    body.thickness = circleSize;
    // A shortened column leaves out one place in its middle for the dots.
    body.height = circlePitch * (body.circles + (body.shortened ? 1 : 0));
    return body;
}

}  // namespace

qreal VolumeScale::side(int units) const {
    if (!squareRoot) {
        return (small ? smallPixelsPerUnit : pixelsPerUnit) * units;
    }
    return (small ? 0.64 : 1.0) * largestSquareRootSide * std::sqrt(static_cast<qreal>(units) / largestSide);
}

VolumeScale VolumeScale::of(const ShapeTable& shapes, std::size_t drawn) {
    VolumeScale scale;
    for (const auto& [id, result] : shapes) {
        if (const Shape* shape = std::get_if<Shape>(&result)) {
            scale.largestSide = std::max({scale.largestSide, shape->height, shape->width});
        }
    }
    scale.squareRoot = scale.largestSide > linearLimit;
    scale.small = drawn > manyLayers;
    return scale;
}

qreal Body::slabThickness(int i) const {
    return i == 0 ? thickness : (kind == BodyKind::Column ? circleSize : plateThickness);
}

qreal Body::slabLeft(int i) const {
    const qreal gap = kind == BodyKind::Column ? 4 : plateGap;
    qreal x = rect().left();
    for (int k = 0; k < i; ++k) {
        x += slabThickness(k) + gap;
    }
    return x;
}

QRectF Body::rect() const {
    const qreal gap = kind == BodyKind::Column ? 4 : plateGap;
    const qreal plate = kind == BodyKind::Column ? circleSize : plateThickness;
    const QSizeF size(thickness + plates * (plate + gap) + depth.x(), height - depth.y());
    return {QPointF(-size.width() / 2, -size.height() / 2), size};
}

QPolygonF Body::front(int i) const {
    const QRectF r(slabLeft(i), frontTop(), slabThickness(i), height);
    return QPolygonF({r.topLeft(), r.topRight(), r.bottomRight(), r.bottomLeft()});
}

QPolygonF Body::top(int i) const {
    const QPolygonF f = front(i);
    return QPolygonF({f[0] + depth, f[1] + depth, f[1], f[0]});
}

QPolygonF Body::side(int i) const {
    const QPolygonF f = front(i);
    return QPolygonF({f[1], f[1] + depth, f[2] + depth, f[2]});
}

QPolygonF Body::outline(int i) const {
    const QPolygonF f = front(i);
    if (kind != BodyKind::Volume) {
        return f;
    }
    return QPolygonF({f[0], f[0] + depth, f[1] + depth, f[2] + depth, f[2], f[3]});
}

Body bodyOf(const LayerSpec& layer, std::optional<Shape> shape, const VolumeScale& scale, CanvasDrawing drawing) {
    Body body;
    if (std::holds_alternative<AddSpec>(layer) || std::holds_alternative<MultiplySpec>(layer) ||
        std::holds_alternative<ConcatSpec>(layer)) {
        body.kind = BodyKind::Join;
        body.thickness = joinSize;
        body.height = joinSize;
        return body;
    }
    if (drawing == CanvasDrawing::Boxes) {
        body.kind = BodyKind::Block;
        body.thickness = blockSize.width();
        body.height = blockSize.height();
        return body;
    }
    if (std::holds_alternative<FlattenSpec>(layer)) {
        body.thickness = 8;
        body.height = 110;
        body.depth = QPointF(13, -8);
        return body;
    }
    if (shape && shape->isVector() && !isWindowed(layer)) {
        return columnBody(shape->channels);
    }
    return volumeBody(shape.value_or(nominalShape(layer)), scale);
}

Body bodyOf(const NetworkSpec& spec, const ShapeTable& shapes, const LayerGroup& group, const VolumeScale& scale,
            CanvasDrawing drawing) {
    const Node* node = spec.find(group.host);
    const auto shape = knownShape(shapes, group.host);
    Body body = group.isBlock() ? volumeBody(shape.value_or(nominalShape(node->layer)), scale)
                                : bodyOf(node->layer, shape, scale, drawing);
    body.plates = static_cast<int>(group.plates.size());
    return body;
}

GroupLabel groupLabel(const NetworkSpec& spec, const LayerGroup& group, const QString& inputCaption) {
    const Node* node = spec.find(group.host);
    GroupLabel label;
    label.name = QString::fromStdString(node->name);
    if (group.isBlock()) {
        const std::size_t layers = group.inner.size() + group.plates.size() + 1;
        const int each = static_cast<int>(layers) / group.repeats;
        label.summary = QCoreApplication::translate("fovea::CanvasLabel", "%1 layers, to %2").arg(each).arg(label.name);
        label.name = group.repeats > 1 ? QCoreApplication::translate("fovea::CanvasLabel", "%1 × block").arg(group.repeats)
                                       : QCoreApplication::translate("fovea::CanvasLabel", "Block");
        return label;
    }
    const bool captioned = std::holds_alternative<InputSpec>(node->layer) && !inputCaption.isEmpty();
    QStringList parts{captioned ? inputCaption : layerSummary(node->layer)};
    for (const NodeId id : group.plates) {
        parts << layerShortTitle(spec.find(id)->layer);
    }
    label.summary = parts.join(QStringLiteral(" · "));
    return label;
}

QSizeF labelSize(const GroupLabel& label) {
    const Theme& theme = Theme::instance();
    const QFontMetricsF name(theme.font(theme.type().body, true));
    const QFontMetricsF summary(theme.font(theme.type().caption));
    return {std::ceil(std::max(name.horizontalAdvance(label.name), summary.horizontalAdvance(label.summary))) + 1,
            std::ceil(name.height() + summary.height())};
}

QRectF labelRect(const Body& body, const GroupLabel& label) {
    const QRectF r = body.rect();
    const QSizeF size = labelSize(label);
    // Flush with the drawing's left edge; narrow drawings stand over the middle of their label.
    const bool centred = body.kind == BodyKind::Join || (body.kind == BodyKind::Column && body.plates == 0);
    const qreal x = centred ? -size.width() / 2 : r.left();
    return {QPointF(x, r.bottom() + 12), size};
}

}  // namespace fovea
