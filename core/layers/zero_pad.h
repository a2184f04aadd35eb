// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/structure_kind.h"

namespace fovea {

/// Rows and columns of zeros around the maps. A convolution or a pool pads by itself; this layer shows the rim, and
/// pads what has no padding of its own.
struct ZeroPadSpec : StructureKind {
    int top = 1;
    int bottom = 1;
    int left = 1;
    int right = 1;
    static constexpr std::string_view kind = "zero_pad";
    static constexpr NodeStem stem{"Pad"};
    static constexpr auto fields() {
        return std::tuple(numberField("top", &ZeroPadSpec::top, SettingId::Padding, 0, 1024),
                          numberField("bottom", &ZeroPadSpec::bottom, SettingId::Padding, 0, 1024),
                          numberField("left", &ZeroPadSpec::left, SettingId::Padding, 0, 1024),
                          numberField("right", &ZeroPadSpec::right, SettingId::Padding, 0, 1024));
    }
    friend bool operator==(const ZeroPadSpec&, const ZeroPadSpec&) = default;
};

ShapeResult outputShape(const ZeroPadSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const ZeroPadSpec& spec, const Shape& input);
void forward(const ZeroPadSpec& spec, const LayerForward& pass);
void backward(const ZeroPadSpec& spec, const LayerBackward& pass);

}  // namespace fovea
