// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/network/network_spec.h"

namespace fovea {

/// The kind as the interface names it: "Conv 2-D", "Max pooling", "ReLU", …
QString layerTitle(const LayerSpec& layer);
/// The kind in the few letters that fit into a list: "Norm", "ReLU", …
QString layerShortTitle(const LayerSpec& layer);
/// The settings that matter, on one line: "5 × 5, 16 · stride 2".
QString layerSummary(const LayerSpec& layer);
/// Name of the family's glyph for Theme::icon(): "layer-convolution", …
QString familyGlyph(LayerFamily family);
/// The family's name: "Convolution", …
QString familyTitle(LayerFamily family);

/// "28 × 28 × 16" where the shape is known; else what is known of it: "? × ? × 32", or "?".
QString outputText(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id);
/// The shape where it is known.
std::optional<Shape> knownShape(const ShapeTable& shapes, NodeId id);
/// True where the node itself is at fault, not one before it.
bool isFaulty(const ShapeTable& shapes, NodeId id);

}  // namespace fovea
