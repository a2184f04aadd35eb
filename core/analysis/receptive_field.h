// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "core/network/network_spec.h"

namespace fovea {

/// How far one unit sees, and how far apart on the image neighbouring units' fields lie.
/// Per axis: r ← r + (k' − 1) · j, start ← start − padding · j, j ← j · stride, with k' the dilated
/// kernel (Araujo, Norris & Sim, "Computing receptive fields of CNNs", Distill 2019). At a join the
/// union of the branches counts. Offsets and jumps stop at 2^29, sizes at 2^30.
struct ReceptiveField {
    Extent size;  ///< r, may exceed the image
    Extent jump;  ///< j
    int top = 0;  ///< first row that unit (0, 0) sees; negative inside the padding
    int left = 0;
    friend bool operator==(const ReceptiveField&, const ReceptiveField&) = default;
};

/// Nodes behind a flatten or dense layer see everything and have nullopt; nodes of unknown shape are left out.
using ReceptiveFields = std::map<NodeId, std::optional<ReceptiveField>>;
ReceptiveFields receptiveFields(const NetworkSpec& spec, const ShapeTable& shapes);

/// A rectangle of pixels of the input image, clipped to it.
struct PixelRect {
    int y = 0, x = 0, height = 0, width = 0;
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};
PixelRect fieldOfUnit(const ReceptiveField& field, int y, int x, Extent image);

}  // namespace fovea
