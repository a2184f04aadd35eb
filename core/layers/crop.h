// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/structure_kind.h"

namespace fovea {

/// The maps without some rows and columns at their sides.
struct CropSpec : StructureKind {
    int top = 1;
    int bottom = 1;
    int left = 1;
    int right = 1;
    static constexpr std::string_view kind = "crop";
    static constexpr NodeStem stem{"Crop"};
    static constexpr auto fields() {
        return std::tuple(numberField("top", &CropSpec::top, SettingId::Cropped, 0, 1048576),
                          numberField("bottom", &CropSpec::bottom, SettingId::Cropped, 0, 1048576),
                          numberField("left", &CropSpec::left, SettingId::Cropped, 0, 1048576),
                          numberField("right", &CropSpec::right, SettingId::Cropped, 0, 1048576));
    }
    friend bool operator==(const CropSpec&, const CropSpec&) = default;
};

ShapeResult outputShape(const CropSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const CropSpec& spec, const Shape& input);
void forward(const CropSpec& spec, const LayerForward& pass);
void backward(const CropSpec& spec, const LayerBackward& pass);

}  // namespace fovea
