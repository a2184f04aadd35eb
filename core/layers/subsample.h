// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/structure_kind.h"

namespace fovea {

/// Every stride-th pixel, with channels of zeros before and behind: a shortcut without weights to maps of half the size
/// and twice the channels. He et al., "Deep residual learning", 2016, option A.
struct SubsampleSpec : StructureKind {
    Extent stride{2, 2};
    int before = 0;
    int behind = 0;
    static constexpr std::string_view kind = "subsample";
    static constexpr NodeStem stem{"Subsample"};
    static constexpr auto fields() {
        return std::tuple(
            extentField("stride", &SubsampleSpec::stride, SettingId::StrideHeight, SettingId::StrideWidth, 1, 1024),
            numberField("before", &SubsampleSpec::before, SettingId::Padding, 0, 65536),
            numberField("behind", &SubsampleSpec::behind, SettingId::Padding, 0, 65536));
    }
    friend bool operator==(const SubsampleSpec&, const SubsampleSpec&) = default;
};

ShapeResult outputShape(const SubsampleSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const SubsampleSpec& spec, const Shape& input);
void forward(const SubsampleSpec& spec, const LayerForward& pass);
void backward(const SubsampleSpec& spec, const LayerBackward& pass);

}  // namespace fovea
